package no.nov.hub.intake.login;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often a way in may be asked for from one place on the net, so that a flood from there keeps
 * nobody elsewhere waiting. More than an office needs.
 */
final class PlaceLimits {

  static final int AT_ONCE = 60;
  static final int A_MINUTE = 30;
  private static final int MOST_PLACES = 10_000;

  /** The part of an IPv6 address that one customer of a provider has. */
  private static final int GROUPS_OF_NETWORK = 4;

  private final Clock clock;

  /** The one that asked longest ago is forgotten first. */
  private final Map<String, Bucket> places =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_PLACES;
        }
      };

  PlaceLimits(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean mayAsk(String origin) {
    return places.computeIfAbsent(network(origin), place -> bucket()).tryConsume(1);
  }

  private static String network(String origin) {
    return Arrays.stream(String.valueOf(origin).split(":"))
        .limit(GROUPS_OF_NETWORK)
        .collect(Collectors.joining(":"));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
        .withCustomTimePrecision(new ClockMeter(clock))
        .build();
  }

  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return Duration.ofMillis(clock.millis()).toNanos();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
