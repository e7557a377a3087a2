package no.nov.hub.intake.admission;

import java.util.List;
import no.nov.hub.platform.message.Reason;

/** What became of one submission. A refusal is a value, not an exception. */
public sealed interface Verdict {

  List<Reason> reasons();

  SubmissionStatus status();

  /** On its topic now, or, as a duplicate, since its first time. The reasons are remarks. */
  record Accepted(List<Reason> reasons) implements Verdict {
    @Override
    public SubmissionStatus status() {
      return SubmissionStatus.ACCEPTED;
    }
  }

  /** Kept until its sender confirms it by sending it again. */
  record Held(List<Reason> reasons) implements Verdict {
    @Override
    public SubmissionStatus status() {
      return SubmissionStatus.HELD;
    }
  }

  /** Returned with everything that is wrong with it. */
  record Rejected(List<Reason> reasons) implements Verdict {
    @Override
    public SubmissionStatus status() {
      return SubmissionStatus.REJECTED;
    }
  }
}
