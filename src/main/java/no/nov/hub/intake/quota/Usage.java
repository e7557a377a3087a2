package no.nov.hub.intake.quota;

/**
 * How much a participant has used of its day.
 *
 * @param used in bytes
 * @param most in bytes; what came last may have gone beyond it
 */
public record Usage(String participant, long used, long most) {

  private static final int NEARLY_PERCENT = 80;

  public long left() {
    return Math.max(0, most - used);
  }

  public boolean isUsedUp() {
    return left() == 0;
  }

  /** So much that it is told. */
  public boolean isNearlyUsedUp() {
    return percent() >= NEARLY_PERCENT;
  }

  public long percent() {
    return (long) (100.0 * used / most);
  }
}
