package no.nov.hub.intake.login;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a way in may be asked for from one place on the net, so that a flood from there keeps
 * nobody elsewhere waiting. More than an office needs.
 */
final class PlaceLimits {

  static final int AT_ONCE = 60;
  static final int A_MINUTE = 30;
  private static final int MOST_PLACES = 10_000;

  /** The part of an IPv6 address that one customer of a provider has. */
  private static final int BYTES_OF_NETWORK = 8;

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
    if (origin == null || !origin.contains(":")) {
      return String.valueOf(origin);
    }
    try {
      // With a colon it is never taken for a name, and nobody is asked.
      byte[] address = InetAddress.getByName(origin).getAddress();
      return HexFormat.of().formatHex(address, 0, Math.min(BYTES_OF_NETWORK, address.length));
    } catch (UnknownHostException e) {
      return origin;
    }
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
