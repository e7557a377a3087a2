package no.nov.hub.platform.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;

/** A hub's clock on a machine on which it is another time. */
public final class ClockFrom {

  private ClockFrom() {}

  /**
   * @param begin the time now, from which it goes evenly
   */
  public static SteadyClock of(Instant begin) {
    long started = System.nanoTime();
    return new SteadyClock(
        new Machine() {
          @Override
          public long clock() {
            return begin.plusNanos(System.nanoTime() - started).toEpochMilli();
          }

          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public OptionalLong uptime() {
            return OptionalLong.empty();
          }
        },
        ZoneId.of("Europe/Oslo"));
  }
}
