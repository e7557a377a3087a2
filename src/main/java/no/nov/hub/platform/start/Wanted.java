package no.nov.hub.platform.start;

/**
 * What a setting must be, to stand behind its name.
 *
 * @param norwegian such as {@code må være minst 1}
 * @param english such as {@code must be at least 1}
 */
public record Wanted(String norwegian, String english) {

  private static final int HIGHEST_PORT = 65_535;

  public static Wanted between(long least, long most) {
    return new Wanted(
        "må være fra %d til %d".formatted(least, most),
        "must be from %d to %d".formatted(least, most));
  }

  public static Wanted port() {
    return between(0, HIGHEST_PORT);
  }

  public static boolean isPort(int number) {
    return number >= 0 && number <= HIGHEST_PORT;
  }

  public static Wanted atLeast(long least) {
    return new Wanted("må være minst %d".formatted(least), "must be at least %d".formatted(least));
  }

  /**
   * @param norwegian what it is, such as {@code et helt tall}
   * @param english the same
   */
  static Wanted of(String norwegian, String english) {
    return new Wanted("må være " + norwegian, "must be " + english);
  }
}
