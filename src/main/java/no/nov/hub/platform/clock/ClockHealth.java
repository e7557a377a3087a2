package no.nov.hub.platform.clock;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the machine's clock has jumped. The hub goes on, so it is no less ready. */
@Component("machineClock")
final class ClockHealth implements HealthIndicator {

  private final SteadyClock clock;

  ClockHealth(SteadyClock clock) {
    this.clock = clock;
  }

  @Override
  public Health health() {
    return clock
        .jump()
        .map(jump -> Health.unknown().withDetail("reason", told(jump)).build())
        .orElseGet(() -> Health.up().build());
  }

  private String told(SteadyClock.Jump jump) {
    return "Since %s the machine's clock is %s %s; the hub goes on by its own count, which is at %s. Set the clock right; if it is right now, restart the hub"
        .formatted(
            jump.since(),
            inWords(jump.by().abs()),
            jump.by().isNegative() ? "behind" : "ahead",
            clock.instant());
  }

  private static String inWords(Duration by) {
    return by.toDays() > 1 ? by.toDays() + " days" : by.toMinutes() + " minutes";
  }
}
