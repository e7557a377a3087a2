package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.platform.transport.health.Lag;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** An hour of outage is a route that is stopped and started again and again. */
@HubIntegrationTest
class StopAndStartIT {

  private static final int TIMES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Autowired HubClient hub;
  @Autowired CamelContext camel;
  @Autowired Lag lag;
  @Autowired Clock clock;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void afterManyStopsAndStartsNoThreadConsumerOrMemoryIsLeftOver() throws Exception {
    bothStopAndWorkAgain("before-many");
    int threads = threads();
    long consumers = consumers();
    long heap = heap();

    for (int i = 0; i < TIMES; i++) {
      again("project-positions");
      again("admit");
    }

    bothStopAndWorkAgain("after-many");
    await().atMost(PATIENCE).until(() -> consumers() <= consumers);
    await().atMost(PATIENCE).until(() -> threads() <= threads + 5);
    // Other hubs of the same process take and give memory meanwhile; what is left over stays.
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(heap()).as("heap in MB").isLessThan(heap + 60));
    System.out.printf(
        "StopAndStartIT: threads %d and then %d, heap %d MB and then %d MB%n",
        threads, threads(), heap, heap());
  }

  private void bothStopAndWorkAgain(String issue) throws Exception {
    again("project-positions");
    again("admit");
    hub.submit("modum", Messages.position("modum", issue, issue, "for"));
    hub.eventually("modum", "/api/v1/issues/" + issue, answer -> true);
  }

  @Test
  void aGroupThatDoesNotReadIsToldAfterAMinuteAndTheLagIsAMetric() throws Exception {
    camel.getRouteController().stopRoute("project-events");
    try {
      hub.submit("asker", Messages.event("asker", "unread", "unread"));
      await().atMost(PATIENCE).until(() -> lagAt(clock.instant()) > 0);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Health health = afterAMinute();
                assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                assertThat(health.getDetails()).containsKey("nov-hub-events on nov.events");
              });
      awaitHealthAndReadiness(503);
      assertThat(metrics())
          .contains("nov_route_up{route=\"project-events\"} 0.0")
          .contains("nov_route_up{route=\"admit\"} 1.0")
          .contains("nov_route_exchanges_seconds_count{outcome=\"done\",route=\"admit\"}")
          .contains("nov_consumer_lag_age_seconds");
    } finally {
      camel.getRouteController().startRoute("project-events");
    }
    await().atMost(PATIENCE).until(() -> afterAMinute().getStatus().equals(Status.UP));
    awaitHealthAndReadiness(200);
  }

  @Test
  void a_route_of_mail_that_stands_still_is_told_and_leaves_the_hub_up_and_ready()
      throws Exception {
    camel.getRouteController().stopRoute("send-mail");
    try {
      hub.eventually(
          "operator",
          "/actuator/health",
          health ->
              health.at("/components/routes/details").has("send-mail")
                  && health
                      .at("/components/camelReadinessState/status")
                      .asString()
                      .equals("UNKNOWN"));
      awaitHealthAndReadiness(200);
    } finally {
      camel.getRouteController().startRoute("send-mail");
    }
  }

  private void awaitHealthAndReadiness(int status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        List.of(answer("/actuator/health"), answer("/actuator/health/readiness")))
                    .containsOnly(status));
    assertThat(answer("/actuator/health/liveness")).isEqualTo(200);
  }

  private int answer(String path) {
    return hub.send(HttpRequest.newBuilder(hub.uri(path)).GET()).status();
  }

  private Health afterAMinute() {
    lag.look(clock.instant().plusSeconds(61));
    return lag.health();
  }

  private double lagAt(Instant now) {
    lag.look(now);
    return metrics()
        .lines()
        .filter(line -> line.startsWith("nov_consumer_lag{") && line.contains("nov-hub-events"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(0);
  }

  private String metrics() {
    return hub.send(HttpRequest.newBuilder(hub.uri("/actuator/prometheus")).GET()).text();
  }

  private void again(String route) throws Exception {
    camel.getRouteController().stopRoute(route, 20, TimeUnit.SECONDS);
    camel.getRouteController().startRoute(route);
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** Each that is in a group has a thread that says so to the broker. */
  private static long consumers() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().contains("heartbeat"))
        .count();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
