package no.nov.hub.groups.group;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class GroupsIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aGroupSentOverHttpIsReadByItsOwnerAlone() {
    HubClient.Answer answer = hub.submit("kongsberg", group("kongsberg", "it-http", "ida"));

    assertThat(answer.status()).isEqualTo(202);
    JsonNode receipt = hub.receipt("kongsberg", answer.receiptIds().get(0));
    assertThat(status(receipt)).isEqualTo("accepted");
    assertThat(codes(receipt)).containsExactly("unusual_size", "not_connected");
    JsonNode read = hub.eventually("kongsberg", "/api/v1/groups/kongsberg/it-http", group -> true);
    assertThat(read.at("/members/0/address").asString()).isEqualTo("ida.it-http@example.no");
    assertThat(read.at("/contact/name").asString()).isEqualTo("Kari Kontakt");
    assertThat(read.get("remarks").valueStream().map(remark -> remark.get("code").asString()))
        .containsExactly("unusual_size", "not_connected");
    assertThat(hub.get("modum", "/api/v1/groups/kongsberg/it-http").status()).isEqualTo(404);
    assertThat(hub.get("modum", "/api/v1/groups").text()).doesNotContain("it-http");
    assertThat(hub.send(HttpRequest.newBuilder(hub.uri("/api/v1/groups"))).status()).isEqualTo(401);
  }

  @Test
  void aGroupSentOverKafkaIsKept() {
    var receipt = hub.produce("modum", group("modum", "it-kafka", "ida"));

    assertThat(status(hub.receipt("modum", receipt))).isEqualTo("accepted");
    hub.eventually("modum", "/api/v1/groups/modum/it-kafka", group -> true);
    assertThat(hub.placesOf("modum", "it-kafka"))
        .singleElement()
        .satisfies(place -> assertThat(place.topic()).isEqualTo(Topics.PRIVATE_GROUPS));
  }

  @Test
  void aDroppedRosterBecomesAGroup() {
    Path dropped =
        drop(
            "ringerike",
            "grupper-it.csv",
            "it-fil;Filgruppen;styre;Ida;ida.fil@example.no;leder\n;;;Kari;kari@example.no;kontaktperson\n");

    assertThat(hub.outcome(dropped).getParent().getFileName()).hasToString("done");
    JsonNode group = hub.eventually("ringerike", "/api/v1/groups/ringerike/it-fil", read -> true);
    assertThat(group.get("name").asString()).isEqualTo("Filgruppen");
    assertThat(group.get("leader").asString()).isEqualTo("ida.fil@example.no");
  }

  @Test
  void aFaultyRosterComesBackWithTheRowsAndWithoutWhatStandsInThem() {
    Path dropped =
        drop(
            "ringerike",
            "grupper-feil.csv",
            "it-feil;Feilgruppen;styre;Hemmelig Leder;hemmelig.leder@example.no;leder\n"
                + ";;;Hemmelig Person;hemmelig person;medlem\n;;;Kari;kari@example.no;kontaktperson\n");

    Path rejected = hub.outcome(dropped);

    assertThat(rejected.getParent().getFileName()).hasToString("rejected");
    assertThat(HubClient.note(rejected, ".reasons.txt"))
        .contains("Rad 2–4: Rad 3: Adressen til medlem nr. 2 er ikke en e-postadresse.")
        .contains("Rows 2–4: Row 3:")
        .doesNotContain("emmelig");
  }

  @Test
  void membersAreComparedWithTheNewestMemberList() {
    hub.submit(
        "baerum",
        from(
            "baerum",
            Types.MEMBERSHIP_LISTED,
            "it-list",
            "{'association':'baerum','asOf':'2026-06-30','organisations':['974760673']}"));
    hub.submit(
        "baerum",
        from(
            "baerum",
            Types.GROUP_REGISTERED,
            "it-liste",
            "{'owner':'baerum','groupId':'it-liste','kind':'resource','name':'Liste','contact':{'name':'Kari','address':'kari@example.no'},'members':["
                + "{'name':'Inne','address':'inne@example.no','organisationNumber':'974760673'},"
                + "{'name':'Ute','address':'ute@example.no','organisationNumber':'971040238'}]}"));

    JsonNode group =
        hub.eventually(
            "baerum",
            "/api/v1/groups/baerum/it-liste",
            read -> read.get("remarks").toString().contains("not_in_member_list"));

    assertThat(group.get("remarks").toString())
        .contains("Organisasjonen står ikke i medlemslisten per 2026-06-30 (1): Ute.");
  }

  @Test
  void namesAndAddressesReachNeitherSharedTopicsNorTheLog(CapturedOutput log) {
    var accepted = hub.produce("asker", group("asker", "it-privat", "hemmelig"));
    var refused =
        hub.produce(
            "asker",
            from(
                "asker",
                Types.GROUP_REGISTERED,
                "it-avvist",
                "{'owner':'asker','groupId':'it-avvist','kind':'board','name':'Hemmelig','leader':'hemmelig@example.no',"
                    + "'contact':{'name':'Hemmelig','address':'hemmelig'},'members':[{'name':'Hemmelig','address':'hemmelig @example.no','from':'hemmelig'}]}"));
    assertThat(status(hub.receipt("asker", accepted))).isEqualTo("accepted");
    assertThat(status(hub.receipt("asker", refused))).isEqualTo("rejected");
    hub.eventually("asker", "/api/v1/groups/asker/it-privat", read -> true);

    for (String topic :
        List.of(
            Topics.MEMBERSHIP,
            Topics.EVENTS,
            Topics.POSITIONS,
            Topics.STATISTICS,
            Topics.STATEMENTS,
            Topics.receipts("asker"))) {
      assertThat(hub.anonymousTopic(topic))
          .as(topic)
          .allSatisfy(
              record ->
                  assertThat(new String(record.value(), StandardCharsets.UTF_8))
                      .doesNotContainIgnoringCase("hemmelig"));
    }
    assertThat(log.getAll()).doesNotContainIgnoringCase("hemmelig");
  }

  private static Envelope group(String owner, String id, String first) {
    return from(
        owner,
        Types.GROUP_REGISTERED,
        id,
        "{'owner':'%s','groupId':'%s','kind':'resource','name':'Gruppe','leader':'%s.%s@example.no','contact':{'name':'Kari Kontakt','address':'kari@example.no'},'members':[{'name':'%s','address':'%s.%s@example.no'}]}"
            .formatted(owner, id, first, id, first, first, id));
  }

  private Path drop(String participant, String name, String rows) {
    return hub.drop(
        participant,
        name,
        ("gruppe;gruppenavn;slag;navn;e-post;rolle\n" + rows).getBytes(StandardCharsets.UTF_8));
  }
}
