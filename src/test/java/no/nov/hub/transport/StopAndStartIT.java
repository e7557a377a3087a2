package no.nov.hub.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

/** An hour of outage is a route that is stopped and started again and again. */
@HubIntegrationTest
class StopAndStartIT {

  private static final int TIMES = 50;

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
    again("project-positions");
    again("admit");
    int threads = threads();
    int consumers = consumers();
    long heap = heap();

    for (int i = 0; i < TIMES; i++) {
      again("project-positions");
      again("admit");
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> consumers() <= consumers);
    await().atMost(Duration.ofSeconds(30)).until(() -> threads() <= threads + 5);
    assertThat(heap()).as("heap in MB").isLessThan(heap + 30);
    hub.submit("modum", Messages.position("modum", "after-many", "after-many", "for"));
    hub.eventually("modum", "/api/v1/issues/after-many", issue -> true);
  }

  @Test
  void aGroupThatDoesNotReadIsToldAfterAMinuteAndTheLagIsAMetric() throws Exception {
    camel.getRouteController().stopRoute("project-events");
    try {
      hub.submit("asker", Messages.event("asker", "unread", "unread"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> metrics().contains("nov_consumer_lag") && lagAt(clock.instant()) > 0);
      lag.look(clock.instant().plusSeconds(61));

      assertThat(lag.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
      assertThat(lag.health().getDetails()).containsKey("nov-hub-events on nov.events");
      assertThat(metrics())
          .contains("nov_route_up{route=\"project-events\"} 0.0")
          .contains("nov_route_up{route=\"admit\"} 1.0")
          .contains("nov_route_exchanges_seconds_count{outcome=\"done\",route=\"admit\"}")
          .contains("nov_consumer_lag_age_seconds");
    } finally {
      camel.getRouteController().startRoute("project-events");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              lag.look(clock.instant().plusSeconds(62));
              return lag.health().getStatus().equals(Status.UP);
            });
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

  private static int consumers() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("kafka.consumer:type=app-info,*"), null)
        .size();
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
