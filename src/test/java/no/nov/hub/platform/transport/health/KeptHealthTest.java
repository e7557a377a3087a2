package no.nov.hub.platform.transport.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.SimpleStatusAggregator;
import org.springframework.boot.health.application.LivenessStateHealthIndicator;
import org.springframework.boot.health.application.ReadinessStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors.Entry;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;

class KeptHealthTest {

  private final HealthContributorRegistry registry = new DefaultHealthContributorRegistry();
  private static final Set<String> NOT_OF_READINESS =
      Set.of("mailbox", "livenessState", "camelReadinessState");

  private final KeptHealth kept =
      new KeptHealth(registry, part -> !NOT_OF_READINESS.contains(part));
  private final ApplicationAvailabilityBean server = new ApplicationAvailabilityBean();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private volatile Health fine = Health.up().withDetail("waiting", 3).build();

  @BeforeEach
  void start() {
    registry.registerContributor("hangs", (HealthIndicator) this::hang);
    registry.registerContributor("works", (HealthIndicator) this::look);
    registry.registerContributor("breaks", (HealthIndicator) KeptHealthTest::fail);
    registry.registerContributor(
        "mailbox",
        (HealthIndicator) () -> Health.down().withDetail("reason", "Connection refused").build());
    registry.registerContributor("readinessState", new ReadinessStateHealthIndicator(server));
    registry.registerContributor("livenessState", new LivenessStateHealthIndicator(server));
    registry.registerContributor("camelReadinessState", new OfRoutes(server));
    kept.afterSingletonsInstantiated();
  }

  @AfterEach
  void stop() {
    hanging.countDown();
    kept.destroy();
  }

  private Health hang() {
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Health.up().build();
  }

  private Health look() {
    looks.incrementAndGet();
    return fine;
  }

  private static Health fail() {
    throw new IllegalStateException("a name that nobody may read");
  }

  private Health ask(String part) {
    return ((HealthIndicator) registry.getContributor(part)).health();
  }

  @Test
  void a_hundred_readers_cost_no_look_and_read_how_old_it_is() {
    await().until(() -> ask("works").getStatus().equals(Status.UP));
    int before = looks.get();

    for (int i = 0; i < 100; i++) {
      assertThat(ask("works").getDetails()).containsEntry("waiting", 3).containsKey("ageSeconds");
    }

    assertThat(looks.get() - before).isLessThan(50);
  }

  @Test
  void what_changes_is_seen_soon_though_another_part_hangs() {
    await().until(() -> ask("works").getStatus().equals(Status.UP));

    fine = Health.outOfService().build();

    await().until(() -> ask("works").getStatus().equals(Status.OUT_OF_SERVICE));
    assertThat(ask("hangs").getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void a_part_that_breaks_is_down_and_tells_the_kind_alone() {
    await()
        .untilAsserted(
            () ->
                assertThat(ask("breaks").getDetails())
                    .containsAllEntriesOf(Map.of("reason", "IllegalStateException")));
    assertThat(ask("breaks").getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void what_readiness_does_not_ask_is_told_and_never_makes_the_hub_down() {
    await()
        .untilAsserted(
            () ->
                assertThat(ask("mailbox").getDetails())
                    .containsEntry("reason", "Connection refused"));
    assertThat(ask("mailbox").getStatus()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void health_and_readiness_say_the_same_while_the_hub_starts_runs_stops_and_has_stopped() {
    registry.unregisterContributor("hangs");
    registry.unregisterContributor("breaks");
    server.onApplicationEvent(new AvailabilityChangeEvent<>(this, LivenessState.CORRECT));
    assertThat(healthAndReadiness()).doesNotContain(Status.UP).hasSize(2);

    server.onApplicationEvent(
        new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
    await().untilAsserted(() -> assertThat(healthAndReadiness()).containsOnly(Status.UP));

    server.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));
    assertThat(healthAndReadiness()).containsOnly(Status.OUT_OF_SERVICE);

    fine = Health.down().build();
    await().untilAsserted(() -> assertThat(healthAndReadiness()).containsOnly(Status.DOWN));

    kept.destroy();
    fine = Health.up().build();
    assertThat(healthAndReadiness()).containsOnly(Status.DOWN);
  }

  /** As the server adds up the parts of each. */
  private List<Status> healthAndReadiness() {
    return List.of(statusOf(part -> true), statusOf(part -> !NOT_OF_READINESS.contains(part)));
  }

  private Status statusOf(Predicate<String> group) {
    return new SimpleStatusAggregator()
        .getAggregateStatus(
            registry.stream()
                .map(Entry::name)
                .filter(group)
                .map(part -> ask(part).getStatus())
                .collect(Collectors.toSet()));
  }

  @Test
  void what_camel_calls_not_ready_does_not_make_the_hub_down() {
    await()
        .untilAsserted(
            () ->
                assertThat(ask("camelReadinessState").getDetails().get("ageSeconds"))
                    .isEqualTo(0L));

    assertThat(ask("camelReadinessState").getStatus()).isEqualTo(Status.UNKNOWN);
  }

  /** As Camel's, which says so of a route of mail too, without which the hub is ready. */
  private static final class OfRoutes extends ReadinessStateHealthIndicator {

    OfRoutes(ApplicationAvailability server) {
      super(server);
    }

    @Override
    protected AvailabilityState getState(ApplicationAvailability server) {
      return ReadinessState.REFUSING_TRAFFIC;
    }
  }

  @Test
  void a_hub_whose_start_failed_early_ends_without_another_fault() {
    assertThatCode(new KeptHealth(registry, part -> true)::destroy).doesNotThrowAnyException();
  }
}
