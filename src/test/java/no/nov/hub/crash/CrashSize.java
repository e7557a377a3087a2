package no.nov.hub.crash;

import java.util.Random;

/**
 * How large a run is: the suite's own size, or what {@code -Dcrash.kills}, {@code -Dcrash.messages}
 * and {@code -Dcrash.seed} say.
 */
record CrashSize(int kills, int messages, long seed) {

  /** More counts than that would need dates in the future. */
  private static final int MOST_MESSAGES = 120_000;

  CrashSize {
    if (kills < 1 || messages < 1000 || messages > MOST_MESSAGES) {
      throw new IllegalArgumentException(
          "crash.kills must be at least 1, and crash.messages from 1000 to " + MOST_MESSAGES);
    }
  }

  static CrashSize ofSuite(int kills, int messages) {
    return new CrashSize(
        (int) property("crash.kills", kills),
        (int) property("crash.messages", messages),
        property("crash.seed", new Random().nextInt(1_000_000)));
  }

  private static long property(String name, long usual) {
    String value = System.getProperty(name, "");
    return value.isBlank() ? usual : Long.parseLong(value);
  }
}
