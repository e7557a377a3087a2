package no.nov.hub;

import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Collection;
import java.util.List;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class HealthIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void theHubIsUpWithEachOfItsParts() {
    JsonNode health =
        hub.eventually(
            "operator", "/actuator/health", h -> h.get("status").asString().equals("UP"));

    for (String part : new String[] {"kafkaBroker", "routes", "db"}) {
      assertThat(health.get("components").get(part).get("status").asString())
          .as(part)
          .isEqualTo("UP");
    }
  }

  @Test
  void readinessNeedsTheOutsideAndLivenessDoesNot() {
    assertThat(
            hub.get("operator", "/actuator/health/readiness")
                .body()
                .get("components")
                .propertyNames())
        .contains("kafkaBroker", "routes", "db");
    Answer liveness = hub.get("operator", "/actuator/health/liveness");
    assertThat(liveness.status()).isEqualTo(200);
    assertThat(liveness.body().path("components").propertyNames())
        .doesNotContain("kafkaBroker", "routes", "db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/liveness", "/readiness"})
  void whoeverAsksWithoutTheOperatorsKeyLearnsTheStatusAlone(String part) {
    String path = "/actuator/health" + part;

    assertThat(asked(path).body().propertyNames()).contains("status").doesNotContain("components");
    assertThat(hub.get("baerum", path).body().propertyNames()).doesNotContain("components");
    Answer unknownKey =
        hub.send(
            HttpRequest.newBuilder(hub.uri(path)).header("Authorization", "Bearer none").GET());
    assertThat(unknownKey.body().propertyNames()).contains("status").doesNotContain("components");
  }

  @Test
  void each_part_by_itself_is_for_the_operator_alone() {
    for (String part : partsOfTheHub()) {
      String path = "/actuator/health/" + part;

      assertThat(hub.get("operator", path).status()).as(part).isEqualTo(200);
      for (Answer answer : List.of(asked(path), hub.get("baerum", path))) {
        assertThat(answer.status()).as(part).isEqualTo(404);
        assertThat(answer.text()).as(part).isEmpty();
      }
    }
  }

  private Collection<String> partsOfTheHub() {
    JsonNode parts = hub.get("operator", "/actuator/health").body().get("components");
    assertThat(parts.propertyNames()).contains("db", "kafkaBroker", "mailbox", "routes");
    return parts.propertyNames();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/info", "/actuator/env", "/actuator/healthx"})
  void nothing_else_of_the_server_is_open(String path) {
    assertThat(asked(path).status()).isEqualTo(401);
    assertThat(hub.get("baerum", path).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db", "feeds", "routes"})
  void eachPartSaysHowOldItsWordIs(String part) {
    JsonNode details =
        hub.get("operator", "/actuator/health").body().at("/components/" + part + "/details");

    assertThat(details.get("ageSeconds").asInt()).isBetween(0, 30);
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
    assertThat(metrics.lines().filter(line -> line.startsWith("# HELP nov_")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.split(" ", 4)[3]).as(line).isNotBlank());
    assertThat(metrics).doesNotContain("Kari", "Nordmann", "example.no", "@");
  }

  private Answer asked(String path) {
    return hub.send(HttpRequest.newBuilder(hub.uri(path)).GET());
  }
}
