package no.nov.hub.admission;

/**
 * A submission with its verdict.
 *
 * @param leaves what admission remembers of it
 * @param fault why the judging itself failed, or null
 */
record Judged(Submission submission, Verdict verdict, Traces leaves, RuntimeException fault) {

  /** The event or meeting it is about, or null. */
  String thing() {
    return leaves.titled() == null ? null : leaves.titled().thing();
  }

  boolean isNew() {
    return leaves.admitted() != null;
  }
}
