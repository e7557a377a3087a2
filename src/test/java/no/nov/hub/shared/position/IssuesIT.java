package no.nov.hub.shared.position;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.from;
import static no.nov.hub.Messages.position;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class IssuesIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void eachIssueShowsWhereEverybodyStands() {
    said("drammen", position("drammen", "matrix-1", "ringeriksbanen", "for"));
    said("ringerike", position("ringerike", "matrix-2", "ringeriksbanen", "conditional"));
    said(
        "modum",
        from(
            "modum",
            Types.POSITION_ADOPTED,
            "matrix-3",
            "{'association':'modum','issue':{'id':'ringeriksbanen','title':'Noe annet'},'stance':'supports','supports':'drammen'}"));
    said("osloregionen", position("osloregionen", "matrix-4", "ringeriksbanen", "against"));

    JsonNode issue = issue("ringeriksbanen", i -> i.get("history").size() == 4);
    JsonNode row =
        hub.eventually("asker", "/api/v1/issues", i -> true)
            .get("issues")
            .valueStream()
            .filter(i -> i.get("id").asString().equals("ringeriksbanen"))
            .findFirst()
            .orElseThrow();

    assertThat(issue.get("title").asString()).isEqualTo("ringeriksbanen");
    assertThat(row.get("stances").toString())
        .isEqualTo(
            "{\"drammen\":\"for\",\"kongsberg\":\"silent\",\"ringerike\":\"conditional\",\"baerum\":\"silent\","
                + "\"asker\":\"silent\",\"modum\":\"for\",\"osloregionen\":\"against\"}");
    assertThat(row.get("common").asBoolean()).isFalse();
  }

  @Test
  void aWithdrawnPositionNoLongerCountsButStaysInTheHistory() {
    said("baerum", position("baerum", "withdraw-1", "bompenger", "against"));
    issue("bompenger", i -> standings(i).equals(List.of("counts")));

    said("baerum", withdrawal("baerum", "withdraw-2", "bompenger"));

    JsonNode issue = issue("bompenger", i -> i.get("history").size() == 2);
    assertThat(standings(issue)).containsExactly("withdrawn", "withdrawn");
    assertThat(issue.get("history").get(0).get("stance").asString()).isEqualTo("against");
    assertThat(issue.get("history").get(1).get("withdrawal").asBoolean()).isTrue();
    assertThat(
            issue
                .get("voices")
                .valueStream()
                .filter(v -> v.get("participant").asString().equals("baerum"))
                .map(v -> v.get("stance").asString()))
        .containsExactly("silent");
  }

  @Test
  void whatWasNeverSaidCannotBeWithdrawn() {
    JsonNode receipt =
        hub.receipt("asker", hub.produce("asker", withdrawal("asker", "silent-1", "aldri-sagt")));

    assertThat(codes(receipt)).containsExactly("unknown_position");
    assertThat(hub.placesOf("asker", "silent-1")).isEmpty();
  }

  private static Envelope withdrawal(String association, String id, String issue) {
    return from(
        association,
        Types.POSITION_WITHDRAWN,
        id,
        "{'association':'%s','issue':{'id':'%s'}}".formatted(association, issue));
  }

  private void said(String participant, Envelope message) {
    JsonNode receipt = hub.receipt(participant, hub.produce(participant, message));
    assertThat(status(receipt)).as(receipt.toString()).isEqualTo("accepted");
  }

  private JsonNode issue(String id, java.util.function.Predicate<JsonNode> expected) {
    return hub.eventually("asker", "/api/v1/issues/" + id, expected);
  }

  private static List<String> standings(JsonNode issue) {
    return issue.get("history").valueStream().map(s -> s.get("standing").asString()).toList();
  }
}
