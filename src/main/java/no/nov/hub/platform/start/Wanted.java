package no.nov.hub.platform.start;

/**
 * What a setting must be, to stand behind its name.
 *
 * @param english such as {@code must be at least 1}
 * @param norwegian such as {@code må være minst 1}
 */
public record Wanted(String english, String norwegian) {

  private static final int HIGHEST_PORT = 65_535;

  public static Wanted between(long least, long most) {
    return new Wanted(
        "must be from %d to %d".formatted(least, most),
        "må være fra %d til %d".formatted(least, most));
  }

  public static Wanted port() {
    return between(0, HIGHEST_PORT);
  }

  public static boolean isPort(int number) {
    return number >= 0 && number <= HIGHEST_PORT;
  }

  public static Wanted atLeast(long least) {
    return new Wanted("must be at least %d".formatted(least), "må være minst %d".formatted(least));
  }

  /**
   * @param english what it is, such as {@code a whole number}
   * @param norwegian the same
   */
  static Wanted of(String english, String norwegian) {
    return new Wanted("must be " + english, "må være " + norwegian);
  }
}
