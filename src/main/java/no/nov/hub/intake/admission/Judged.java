package no.nov.hub.intake.admission;

import java.util.UUID;

/**
 * A submission with its verdict.
 *
 * @param leaves what admission remembers of it
 * @param fault why the judging itself failed, or null
 * @param answers the held message that its sender was advised to send this instead of, or null
 */
record Judged(
    Submission submission, Verdict verdict, Traces leaves, RuntimeException fault, UUID answers) {

  Judged(Submission submission, Verdict verdict, Traces leaves, RuntimeException fault) {
    this(submission, verdict, leaves, fault, null);
  }

  /** The rejection that it mends, confirms or answers, or null. */
  UUID resubmits() {
    return submission.resubmits() == null ? answers : submission.resubmits();
  }

  /** The event or meeting it is about, or null. */
  String thing() {
    return leaves.titled() == null ? null : leaves.titled().thing();
  }

  boolean isNew() {
    return leaves.admitted() != null;
  }
}
