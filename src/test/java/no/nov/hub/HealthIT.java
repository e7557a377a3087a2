package no.nov.hub;

import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HubIntegrationTest
class HealthIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void theHubIsUpWithEachOfItsParts() {
    Answer health = asked("/actuator/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().get("status").asString()).isEqualTo("UP");
    for (String part : new String[] {"kafkaBroker", "routes", "db"}) {
      assertThat(health.body().get("components").get(part).get("status").asString())
          .as(part)
          .isEqualTo("UP");
    }
  }

  @Test
  void readinessNeedsTheOutsideAndLivenessDoesNot() {
    assertThat(asked("/actuator/health/readiness").body().get("components").propertyNames())
        .contains("kafkaBroker", "routes", "db");
    Answer liveness = asked("/actuator/health/liveness");
    assertThat(liveness.status()).isEqualTo(200);
    assertThat(liveness.body().path("components").propertyNames())
        .doesNotContain("kafkaBroker", "routes", "db");
  }

  @Test
  void verdictsAreCountedByParticipantAndStatusWithoutPersons() {
    hub.receipt(
        "modum",
        hub.produce(
            "modum",
            from(
                "modum",
                Types.POSITION_ADOPTED,
                "metrics",
                "{'association':'modum','issue':{'id':'metrics','title':'Måling'},'stance':'for',"
                    + "'adoptedBy':'Kari Nordmann, kari@example.no'}")));

    String metrics = asked("/actuator/prometheus").text();

    assertThat(metrics.lines())
        .anyMatch(
            line ->
                line.startsWith("nov_verdicts_total{")
                    && line.contains("participant=\"modum\"")
                    && line.contains("status=\"accepted\""));
    assertThat(metrics).doesNotContain("Kari", "Nordmann", "example.no", "@");
  }

  private Answer asked(String path) {
    return hub.send(HttpRequest.newBuilder(hub.uri(path)).GET());
  }
}
