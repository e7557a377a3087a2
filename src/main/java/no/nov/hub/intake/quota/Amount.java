package no.nov.hub.intake.quota;

/** Bytes as people say them. */
final class Amount {

  private static final long KILO = 1 << 10;
  private static final long MEGA = 1 << 20;

  private Amount() {}

  static String of(long bytes) {
    return bytes >= MEGA ? bytes / MEGA + " MB" : Math.max(1, bytes / KILO) + " kB";
  }
}
