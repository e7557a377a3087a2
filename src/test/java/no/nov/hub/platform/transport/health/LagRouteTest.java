package no.nov.hub.platform.transport.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.RouteRun;
import no.nov.hub.platform.transport.health.Standstill.Offsets;
import no.nov.hub.platform.transport.health.Standstill.Place;
import no.nov.hub.platform.transport.outage.OutagePause;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that is called started and reads nothing. */
class LagRouteTest {

  private static final Broker NOWHERE = () -> Map.of("bootstrap.servers", "127.0.0.1:1");

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T12:00:00Z"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final OutagePause pause = new OutagePause(clock);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final BrokerLifeline broker =
      new BrokerLifeline(NOWHERE, clock) {
        @Override
        public boolean answers() {
          return true;
        }
      };

  /** Three records wait, and the group has read none of them. */
  private final GroupOffsets groups =
      new GroupOffsets(NOWHERE) {
        @Override
        List<String> topics() {
          return List.of("nov.events");
        }

        @Override
        Map<Place, Offsets> at(List<Place> places) {
          return Map.of(new Place("nov-hub-events", "nov.events"), new Offsets(4, 7));
        }

        @Override
        boolean recordFrom(String topic, Offsets offsets) {
          return true;
        }
      };

  private final HubStart start =
      new HubStart(camel, null, null, null, null, null, null) {
        @Override
        public boolean isReady() {
          return true;
        }
      };

  @BeforeEach
  void aRouteThatReads() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("kafka:nov.events?groupId=nov-hub-events&brokers=127.0.0.1:1")
                .routeId("project-events")
                .autoStartup(false)
                .to("mock:nothing");
          }
        });
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    broker.destroy();
    groups.destroy();
    pause.destroy();
  }

  @Test
  void how_far_it_is_behind_is_a_gauge_and_after_a_minute_health_tells_it() {
    Lag lag = new Lag(camel, start, broker, groups, pause, clock, meters);

    watches(lag);
    assertThat(meters.get("nov.consumer.lag").tag("group", "nov-hub-events").gauge().value())
        .isEqualTo(3);
    assertThat(lag.health().getDetails()).isEmpty();
    clock.pass(Duration.ofSeconds(61));
    watches(lag);

    assertThat(lag.health().getDetails()).containsKey("nov-hub-events on nov.events");
  }

  private static void watches(Lag lag) {
    assertThat(RouteRun.round("80-watch-lag.camel.xml", Map.of("lag", lag)).getException())
        .isNull();
  }
}
