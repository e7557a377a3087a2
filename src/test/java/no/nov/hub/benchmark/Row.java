package no.nov.hub.benchmark;

/**
 * One line of the benchmark's table.
 *
 * @param what what was measured, in words
 * @param measured the figure with its unit
 * @param target what it is held against, or empty where it is there to compare with
 * @param verdict whether the target is met
 */
record Row(String what, String measured, String target, Verdict verdict) {

  /** A missed gate fails the run; a missed target is printed. */
  enum Verdict {
    MET,
    MISSED_TARGET,
    MISSED_GATE,
    NONE
  }

  static Row compared(String what, String measured) {
    return new Row(what, measured, "", Verdict.NONE);
  }

  static Row target(String what, String measured, String target, boolean met) {
    return new Row(what, measured, target, met ? Verdict.MET : Verdict.MISSED_TARGET);
  }

  static Row gate(String what, String measured, String target, boolean met) {
    return new Row(what, measured, target, met ? Verdict.MET : Verdict.MISSED_GATE);
  }
}
