package no.nov.hub.groups.charter;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.StreamSupport;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From the inbox to the report, and from the leader's page to the inbox. */
@HubIntegrationTest
class CharterIT {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  private void group(String owner, String id) {
    hub.submit(
        owner,
        from(
            owner,
            Types.GROUP_REGISTERED,
            id,
            "{'owner':'%s','groupId':'%s','kind':'resource','name':'Gruppe','leader':'ola@example.no','contact':{'name':'Kari','address':'kari@example.no'},'members':[{'name':'Ola','address':'ola@example.no','personalMember':true}]}"
                .formatted(owner, id)));
  }

  private static JsonNode rule(JsonNode report, String id) {
    return StreamSupport.stream(report.at("/groups/0/rules").spliterator(), false)
        .filter(rule -> rule.get("rule").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_recorded_stands_in_the_report_of_its_owner_alone() {
    group("kongsberg", "it-charter");
    HubClient.Answer answer =
        hub.submit(
            "kongsberg",
            from(
                "kongsberg",
                Types.EVIDENCE_RECORDED,
                "it-charter-valg",
                "{'groupId':'it-charter','evidenceId':'it-valg','kind':'election','date':'%s','recordedBy':'Kari','role':'leader','person':{'name':'Ola','address':'ola@example.no'}}"
                    .formatted(TODAY)));
    assertThat(status(hub.receipt("kongsberg", answer.receiptIds().get(0)))).isEqualTo("accepted");

    String path = "/api/v1/charter-reports/kongsberg/it-charter";
    JsonNode report =
        hub.eventually(
            "kongsberg", path, read -> rule(read, "R4").get("state").asString().equals("kept"));
    assertThat(rule(report, "R4").at("/evidence/0/by").asString()).isEqualTo("Kari");
    assertThat(hub.get("modum", path).status()).isEqualTo(404);
  }

  @Test
  void a_charter_of_ones_own_is_followed() {
    group("modum", "it-charter-egen");
    hub.submit(
        "modum",
        from(
            "modum",
            Types.CHARTER_ADOPTED,
            "it-egen",
            "{'charter':'resource','validFrom':'%s','rules':[{'rule':'R3','weight':'should','least':1}]}"
                .formatted(TODAY)));
    hub.eventually(
        "modum",
        "/api/v1/charter-reports/modum/it-charter-egen",
        read -> rule(read, "R3").get("state").asString().equals("kept"));
  }

  @Test
  void evidence_of_a_group_that_was_never_registered_is_refused() {
    HubClient.Answer answer =
        hub.submit(
            "modum",
            from(
                "modum",
                Types.EVIDENCE_RECORDED,
                "it-ukjent",
                "{'groupId':'it-finnes-ikke','evidenceId':'it-ukjent','kind':'opEd','date':'%s','recordedBy':'Kari','title':'Nett'}"
                    .formatted(TODAY)));
    JsonNode receipt = hub.receipt("modum", answer.receiptIds().get(0));
    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(codes(receipt)).containsExactly("unknown_group");
  }

  @Test
  void a_leader_completes_the_evaluation_on_a_page_and_it_is_admitted_like_all_else()
      throws Exception {
    group("asker", "it-evaluering");
    hub.eventually("asker", "/api/v1/charter-reports/asker/it-evaluering", read -> true);
    jdbc.update(
        "INSERT INTO kept.evaluation (owner, group_id, for_year, token, leader, asked_on) VALUES ('asker', 'it-evaluering', ?, 'itevalueringtoken22', 'ola@example.no', ?)",
        TODAY.getYear(),
        TODAY);

    String page = hub.uri("/evaluering/itevalueringtoken22").toString();
    HubClient.Answer shown = hub.send(HttpRequest.newBuilder(java.net.URI.create(page)));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text()).contains("Gruppe: evaluering av", "Møter holdt i");
    assertThat(hub.send(HttpRequest.newBuilder(hub.uri("/evaluering/ukjent"))).text())
        .contains("Vi kjenner ikke denne lenken");

    HubClient.Answer sent =
        hub.send(
            HttpRequest.newBuilder(java.net.URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "summary=Et+godt+%C3%A5r%0D%0AFire+m%C3%B8ter&plan=Fem")));
    assertThat(sent.text()).contains("Takk. Evalueringen er sendt");
    JsonNode report =
        hub.eventually(
            "asker",
            "/api/v1/charter-reports/asker/it-evaluering",
            read -> !rule(read, "R8").get("evidence").isEmpty());
    assertThat(rule(report, "R8").at("/evidence/0/what/nb").asString())
        .endsWith("ikke sendt styret");
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM kept.outbox WHERE about = 'charter asker/it-evaluering' AND recipient = 'kari@example.no'",
                Integer.class))
        .isEqualTo(1);
  }
}
