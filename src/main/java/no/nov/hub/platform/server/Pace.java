package no.nov.hub.platform.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether bytes come at least as fast as over the slowest line there is. Looked at span by span, so
 * that who was fast once may not stand still for ever after; and over the whole, so that a body is
 * there after a time that its length gives.
 */
final class Pace {

  static final Duration SPAN = Duration.ofSeconds(10);
  static final int LEAST_BYTES = 10 * 1024;

  /** A form, or a message, comes within it over any line. */
  static final Duration FIRST = Duration.ofSeconds(30);

  static final int LEAST_A_SECOND_AFTER = 8 * 1024;

  private final LongSupplier nanos;
  private final long begun;
  private long all;
  private long since;
  private long bytes;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.since = begun;
  }

  void came(int more) {
    bytes += more;
    all += more;
  }

  boolean isTooSlow() {
    long now = nanos.getAsLong();
    if (now - since < SPAN.toNanos()) {
      return false;
    }
    boolean slow = bytes < LEAST_BYTES || all < leastOfAll(now);
    since = now;
    bytes = 0;
    return slow;
  }

  private long leastOfAll(long now) {
    return Duration.ofNanos(now - begun).minus(FIRST).toSeconds() * LEAST_A_SECOND_AFTER;
  }
}
