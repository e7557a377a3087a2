package no.nov.hub.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether bytes come at least as fast as over the slowest line there is. Looked at span by span, so
 * that who was fast once may not stand still for ever after.
 */
final class Pace {

  static final Duration SPAN = Duration.ofSeconds(10);
  static final int LEAST_BYTES = 10 * 1024;

  private final LongSupplier nanos;
  private long since;
  private long bytes;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  void came(int more) {
    bytes += more;
  }

  boolean isTooSlow() {
    long now = nanos.getAsLong();
    if (now - since < SPAN.toNanos()) {
      return false;
    }
    boolean slow = bytes < LEAST_BYTES;
    since = now;
    bytes = 0;
    return slow;
  }
}
