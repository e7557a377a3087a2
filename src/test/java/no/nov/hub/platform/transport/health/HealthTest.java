package no.nov.hub.platform.transport.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.HubStart;
import no.nov.hub.platform.transport.outage.OutagePause;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class HealthTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final OutagePause pause = new OutagePause(Clock.systemUTC());

  @AfterEach
  void stop() {
    camel.stop();
    pause.destroy();
  }

  @Test
  void untilKafkaAnswersTheRoutesAreDown() {
    var health =
        new RoutesHealth(camel, new HubStart(camel, null, null, null, null, null, null), pause)
            .health();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails().get("reason").toString()).contains("wait for Kafka");
  }

  @Test
  void aBrokerThatHasEndedIsNamedWithItsReason() {
    Broker ended =
        new Broker() {
          @Override
          public Map<String, Object> clientProperties() {
            throw new AssertionError("nobody connects to a broker that has ended");
          }

          @Override
          public Optional<String> failure() {
            return Optional.of("The disk is full.");
          }
        };

    BrokerLifeline lifeline = new BrokerLifeline(ended, Clock.systemUTC());
    var health = new KafkaHealth(ended, lifeline).health();
    lifeline.destroy();

    assertThat(lifeline.answers()).isFalse();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails()).containsEntry("reason", "The disk is full.");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsDown() {
    Broker nowhere = () -> Map.of("bootstrap.servers", "127.0.0.1:1");
    BrokerLifeline lifeline = new BrokerLifeline(nowhere, Clock.systemUTC());
    try {
      Awaitility.await().until(() -> !lifeline.answers());
      var health = new KafkaHealth(nowhere, lifeline).health();

      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails().get("reason").toString())
          .startsWith("Kafka has not answered since")
          .doesNotContain("127.0.0.1");
    } finally {
      lifeline.destroy();
    }
  }

  @Test
  void aPausedRouteIsNamedWithTheKindOfItsFaultAndNoMore() throws Exception {
    camel.addRoutePolicyFactory(pause);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("scheduler:work?delay=20&initialDelay=0")
                .routeId("receive-files")
                .process(
                    e -> {
                      throw new IllegalStateException("/drop/oppsigelse.csv");
                    });
          }
        });
    camel.start();
    Awaitility.await().until(() -> !pause.paused().isEmpty());

    assertThat(pause.paused().get("receive-files").why()).isEqualTo("IllegalStateException");
    assertThat(pause.paused().toString()).doesNotContain("oppsigelse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "upkeep"})
  void aRouteOfMailOrUpkeepThatStandsStillIsToldAndLeavesTheHubReady(String group)
      throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:x").routeId("stands").routeGroup(group).to("mock:x");
          }
        });
    HubStart begun =
        new HubStart(camel, null, null, null, null, null, null) {
          @Override
          public boolean isReady() {
            return true;
          }
        };
    camel.start();
    camel.getRouteController().stopRoute("stands");

    var health = new RoutesHealth(camel, begun, pause).health();

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsKey("stands");
  }
}
