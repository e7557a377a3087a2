package no.nov.hub.platform.transport.health;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import no.nov.hub.platform.transport.outage.Outages;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.application.LivenessStateHealthIndicator;
import org.springframework.boot.health.application.ReadinessStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors.Entry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/**
 * Whoever asks for health reads what was seen last, and how old that is. To look costs queries and
 * can hang, and anybody may ask: so the hub looks by itself, at each part on a thread of its own.
 *
 * <p>The hub is down exactly when it is not ready. A part that readiness does not ask, such as the
 * mailbox, is told with its reason, but never as worse than unknown.
 */
@Component
class KeptHealth implements SmartInitializingSingleton, DisposableBean {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** So that even a slow part is looked at for a tenth of the time at most. */
  private static final int PAUSE_PER_LOOK = 9;

  private static final Duration TOO_OLD = Duration.ofSeconds(30);

  private static final Set<Class<?>> STATES =
      Set.of(LivenessStateHealthIndicator.class, ReadinessStateHealthIndicator.class);

  private static final Set<Status> NOT_READY = Set.of(Status.DOWN, Status.OUT_OF_SERVICE);

  private final HealthContributorRegistry registry;
  private final Predicate<String> isOfReadiness;
  private ScheduledExecutorService threads;

  @Autowired
  KeptHealth(HealthContributorRegistry registry, HealthEndpointGroups groups) {
    this(registry, part -> groups.get("readiness").isMember(part));
  }

  /**
   * @param isOfReadiness whether the part of that name makes the hub ready
   */
  KeptHealth(HealthContributorRegistry registry, Predicate<String> isOfReadiness) {
    this.registry = registry;
    this.isOfReadiness = isOfReadiness;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<Entry> parts = registry.stream().toList();
    threads = Executors.newScheduledThreadPool(parts.size(), DaemonThreads.named("health"));
    for (Entry part : parts) {
      if (part.contributor() instanceof HealthIndicator indicator && !isState(indicator)) {
        Kept kept = new Kept(indicator, isOfReadiness.test(part.name()));
        registry.unregisterContributor(part.name());
        registry.registerContributor(part.name(), kept);
        threads.execute(kept::look);
      }
    }
  }

  /**
   * What the server itself says of its coming and going is true at once, and costs nothing. Camel's
   * are made from these, but ask every route, and readiness does not ask them.
   */
  private static boolean isState(HealthIndicator indicator) {
    return STATES.contains(indicator.getClass());
  }

  @Override
  public void destroy() {
    if (threads != null) { // Otherwise the start failed before.
      threads.shutdownNow();
    }
  }

  /**
   * @param at of the clock that nobody sets, in nanoseconds
   */
  private record Seen(Health health, long at) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - at);
    }
  }

  private final class Kept implements HealthIndicator {

    private final HealthIndicator part;
    private final boolean isOfReadiness;
    private volatile Seen seen = new Seen(down("Not looked at yet"), System.nanoTime());

    Kept(HealthIndicator part, boolean isOfReadiness) {
      this.part = part;
      this.isOfReadiness = isOfReadiness;
    }

    void look() {
      long start = System.nanoTime();
      seen = new Seen(now(), start);
      long took = System.nanoTime() - start;
      long pause = Math.max(PAUSE.toNanos(), PAUSE_PER_LOOK * took);
      threads.schedule(this::look, pause, TimeUnit.NANOSECONDS);
    }

    private Health now() {
      try {
        return part.health();
      } catch (RuntimeException e) {
        return down(Outages.kind(e));
      }
    }

    private static Health down(String reason) {
      return Health.down().withDetail("reason", reason).build();
    }

    @Override
    public Health health() {
      Seen last = seen;
      Duration age = last.age();
      Health.Builder health = Health.status(last.health().getStatus());
      last.health().getDetails().forEach(health::withDetail);
      if (age.compareTo(TOO_OLD) > 0) {
        health.down().withDetail("reason", "It does not say how it is");
      }
      Health told = health.withDetail("ageSeconds", age.toSeconds()).build();
      return isOfReadiness || !NOT_READY.contains(told.getStatus())
          ? told
          : health.unknown().build();
    }
  }
}
