package no.nov.hub.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;

/** The random moments of a run; the same seed gives the same ones. */
final class Kills {

  private static final double DURING_START = 0.2;
  private static final int LONGEST_START_MILLIS = 8_000;

  private final Random random;

  Kills(long seed) {
    random = new Random(seed);
  }

  /** One in five comes while the hub starts or catches up. */
  boolean duringStart() {
    return random.nextDouble() < DURING_START;
  }

  void momentOfStart() {
    moment(LONGEST_START_MILLIS);
  }

  void moment(int mostMillis) {
    Duration wait = Duration.ofMillis(1 + random.nextInt(mostMillis));
    await().pollDelay(wait).atMost(wait.plusMinutes(1)).until(() -> true);
  }

  int among(int count) {
    return random.nextInt(count);
  }
}
