package no.nov.hub.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with one message, so that its sender can mend it all at once.
 */
public final class Findings {

  private final List<Reason> faults = new ArrayList<>();
  private final List<Reason> notes = new ArrayList<>();

  /** A fault: the message will be refused. */
  public void fault(String field, String code, String nb, String en) {
    faults.add(Reason.of(field, code, nb, en));
  }

  public void faults(List<Reason> reasons) {
    faults.addAll(reasons);
  }

  /** A remark that does not refuse the message, such as a municipality number that was replaced. */
  public void note(String field, String code, String nb, String en) {
    notes.add(Reason.of(field, code, nb, en));
  }

  public boolean clean() {
    return faults.isEmpty();
  }

  /** True if no fault has this code. */
  public boolean isWithout(String code) {
    return faults.stream().noneMatch(fault -> fault.code().equals(code));
  }

  public List<Reason> faults() {
    return List.copyOf(faults);
  }

  public List<Reason> notes() {
    return List.copyOf(notes);
  }
}
