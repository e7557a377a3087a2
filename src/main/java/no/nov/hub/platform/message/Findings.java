package no.nov.hub.platform.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with one message, so that its sender can mend it all at once;
 * of more than anybody reads, the first hundred and how many more. A receipt must fit where its
 * message did.
 */
public final class Findings {

  private static final int MOST_FAULTS = 100;

  private final List<Reason> faults = new ArrayList<>();
  private final List<Reason> notes = new ArrayList<>();
  private int most = MOST_FAULTS;
  private int untold;

  /** A fault: the message will be refused. */
  public void fault(String field, String code, String nb, String en) {
    fault(Reason.of(field, code, nb, en));
  }

  public void faults(List<Reason> reasons) {
    reasons.forEach(this::fault);
  }

  public void fault(Reason fault) {
    if (faults.size() < most) {
      faults.add(fault);
    } else {
      untold++;
    }
  }

  /** A remark that does not refuse the message, such as a municipality number that was replaced. */
  public void note(String field, String code, String nb, String en) {
    note(Reason.of(field, code, nb, en));
  }

  public void note(Reason remark) {
    notes.add(remark);
  }

  /** Of the faults, also those to come, nothing but their number is kept. */
  public void onlyCount() {
    most = 0;
    untold += faults.size();
    faults.clear();
  }

  public boolean clean() {
    return faults.isEmpty() && untold == 0;
  }

  /** True if no fault has this code. */
  public boolean isWithout(String code) {
    return faults.stream().noneMatch(fault -> fault.code().equals(code));
  }

  public List<Reason> faults() {
    if (untold == 0) {
      return List.copyOf(faults);
    }
    List<Reason> told = new ArrayList<>(faults);
    told.add(
        untold == 1
            ? Reason.of(
                "",
                "more_faults",
                "Det er én feil til. Rett disse først, og send på nytt.",
                "There is one more fault. Mend these first, and send again.")
            : Reason.of(
                "",
                "more_faults",
                "Det er %d feil til. Rett disse først, og send på nytt.".formatted(untold),
                "There are %d more faults. Mend these first, and send again.".formatted(untold)));
    return List.copyOf(told);
  }

  public List<Reason> notes() {
    return List.copyOf(notes);
  }
}
