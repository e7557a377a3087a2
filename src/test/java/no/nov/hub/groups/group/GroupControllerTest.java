package no.nov.hub.groups.group;

import static no.nov.hub.groups.group.GroupHub.CLOCK;
import static no.nov.hub.groups.group.GroupHub.ledBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.access.CallersForTests;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.MemberListTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What the owner reads, and that nobody else does. Today is 30 September 2026. */
@EveryPart
class GroupControllerTest {

  private static final Participants PARTICIPANTS =
      new Participants(
          Stream.of("drammen", "asker")
              .map(
                  id ->
                      new Participant(
                          id, "Forening " + id, null, Participant.Kind.ASSOCIATION, null))
              .toList());

  private final CallersForTests callers =
      new CallersForTests(PARTICIPANTS, new Nov("nov", "NOV", "drammen"));
  private final GroupHub hub = new GroupHub();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(
              new GroupController(hub.groups, new MemberListTables(hub.database.jdbc()), CLOCK))
          .setCustomArgumentResolvers(CallersForTests.arguments())
          .build();

  @Test
  void theOwnerReadsTheRosterAndTheContactOfToday() throws Exception {
    hub.registers(
        "drammen",
        "kraft",
        "expert",
        "'leader':{'address':'bo@example.no','since':'2025-01-15'},'charter':'expert-group',"
            + "'contact':{'name':'Kari','address':'kari@example.no','substitute':{'name':'Vik','address':'vik@example.no','until':'2026-10-07'}},'members':["
            + "{'name':'Bo','address':'bo@example.no','organisationNumber':'974760673','language':'en','timeZone':'Europe/London'},"
            + "{'name':'Ada','address':'ada@example.no','until':'2026-06-30','personalMember':true,'informedOnly':true}]");

    read("drammen", "/api/v1/groups/drammen/kraft")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.kind").value("expert"))
        .andExpect(jsonPath("$.leader").value("bo@example.no"))
        .andExpect(jsonPath("$.leaderSince").value("2025-01-15"))
        .andExpect(jsonPath("$.contact.name").value("Vik"))
        .andExpect(jsonPath("$.charter").value("expert-group"))
        .andExpect(jsonPath("$.registeredAt").value("2026-09-30T08:00:00Z"))
        .andExpect(jsonPath("$.receiptId").value(hub.records.get(0).header("nov-receipt-id")))
        .andExpect(jsonPath("$.membersToday").value(1))
        .andExpect(jsonPath("$.members[*].name").value(contains("Ada", "Bo")))
        .andExpect(jsonPath("$.members[0].until").value("2026-06-30"))
        .andExpect(jsonPath("$.members[0].belongsToday").value(false))
        .andExpect(jsonPath("$.members[0].informedOnly").value(true))
        .andExpect(jsonPath("$.members[0].personalMember").value(true))
        .andExpect(jsonPath("$.members[1].organisationNumber").value("974760673"))
        .andExpect(jsonPath("$.members[1].language").value("en"))
        .andExpect(jsonPath("$.members[1].timeZone").value("Europe/London"))
        .andExpect(jsonPath("$.remarks[*].code").value(contains("substitute")))
        .andExpect(
            jsonPath("$.remarks[0].message.nb")
                .value("Vik er vikar for Kari til og med 2026-10-07."));
  }

  @ParameterizedTest
  @CsvSource({
    "asker, /api/v1/groups/drammen/kraft",
    "asker, /api/v1/groups/nov/daglige-ledere",
    "drammen, /api/v1/groups/asker/bane",
    "drammen, /api/v1/groups/drammen/vei",
    "drammen, /api/v1/groups/hokksund/vei"
  })
  void anothersGroupIsAsIfItWereNot(String reader, String path) throws Exception {
    hub.hasGroup("drammen", "kraft", "ada")
        .hasGroup("nov", "daglige-ledere", "ada")
        .hasGroup("asker", "bane", "bo");

    String unknown = "/api/v1/groups/" + reader + "/finnes-ikke";
    assertThat(notFound(reader, path)).isEqualTo(notFound(reader, unknown));
  }

  private String notFound(String reader, String path) throws Exception {
    return read(reader, path)
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.reasons[*].code").value(contains("unknown_group")))
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replace(path, "");
  }

  @Test
  void theListHasOnesOwnAndToTheSecretaryThoseOfNov() throws Exception {
    hub.hasGroup("drammen", "kraft", "ada")
        .registers("drammen", "nedlagt", "board", "'closedOn':'2026-01-01'," + ledBy("ada"))
        .registers("nov", "daglige-ledere", "managers", ledBy("ada"))
        .registers("asker", "bane", "board", ledBy("bo"));

    read("drammen", "/api/v1/groups")
        .andExpect(
            jsonPath("$.groups[*].groupId")
                .value(contains("kraft", "ledere", "nedlagt", "daglige-ledere")))
        .andExpect(jsonPath("$.groups[0].membersToday").value(1))
        .andExpect(jsonPath("$.groups[0].members").doesNotExist())
        .andExpect(jsonPath("$.groups[1].kind").value("leaders"))
        .andExpect(jsonPath("$.groups[1].receiptId").doesNotExist())
        .andExpect(jsonPath("$.groups[2].closedOn").value("2026-01-01"));
    read("asker", "/api/v1/groups")
        .andExpect(jsonPath("$.groups[*].groupId").value(contains("bane")));
  }

  @Test
  void aGroupAsItShouldBeHasNoRemarks() throws Exception {
    listed("drammen", "974760673");
    hub.registers("drammen", "kraft", "resource", connected(5));

    read("drammen", "/api/v1/groups/drammen/kraft").andExpect(jsonPath("$.remarks").value(empty()));
  }

  @Test
  void aSmallGroupIsRemarkedUpon() throws Exception {
    listed("drammen", "974760673");
    hub.registers("drammen", "kraft", "resource", connected(4));

    remarks("kraft").andExpect(jsonPath("$.remarks[*].code").value(contains("unusual_size")));
  }

  @Test
  void aLeaderOfTwoGroupsIsRemarkedUponInBoth() throws Exception {
    listed("drammen", "974760673");
    hub.registers("drammen", "kraft", "resource", connected(5))
        .registers("drammen", "bane", "resource", connected(6))
        .registers("drammen", "fag", "expert", connected(5))
        .registers("drammen", "nedlagt", "resource", "'closedOn':'2026-01-01'," + connected(5));

    remarks("kraft")
        .andExpect(jsonPath("$.remarks[*].code").value(contains("leads_several")))
        .andExpect(
            jsonPath("$.remarks[0].message.nb")
                .value(
                    "m0 leder også Gruppe bane. En leder skal bare lede én gruppe, men kan være med i flere."));
    remarks("bane").andExpect(jsonPath("$.remarks[*].code").value(contains("leads_several")));
  }

  @Test
  void aGroupWhoseLeaderHasLeftIsRemarkedUpon() throws Exception {
    listed("drammen", "974760673");
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        connected(6).replaceFirst("\\{'org", "{'until':'2026-09-29','org"));

    remarks("kraft").andExpect(jsonPath("$.remarks[*].code").value(contains("no_leader")));
  }

  @Test
  void whoIsNoMemberOfTheAssociationIsNamedToItsOwner() throws Exception {
    listed("drammen", "974760673");
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        connected(4)
            .replace(
                "]",
                ",{'name':'Uten','address':'uten@example.no'},{'name':'Annen','address':'annen@example.no','organisationNumber':'971040238'},"
                    + "{'name':'Selv','address':'selv@example.no','personalMember':true},{'name':'Gått','address':'gikk@example.no','until':'2026-01-01'}]"));

    remarks("kraft")
        .andExpect(
            jsonPath("$.remarks[*].code").value(contains("not_connected", "not_in_member_list")))
        .andExpect(
            jsonPath("$.remarks[0].message.nb")
                .value(
                    startsWith("Uten personlig medlemskap og uten organisasjonsnummer (1): Uten.")))
        .andExpect(
            jsonPath("$.remarks[1].message.en")
                .value("The organisation is not in the member list of 2026-06-30 (1): Annen."));
  }

  @Test
  void withoutAMemberListItIsToldThatNothingWasCompared() throws Exception {
    hub.registers("drammen", "kraft", "resource", connected(5));

    remarks("kraft").andExpect(jsonPath("$.remarks[*].code").value(contains("no_member_list")));
  }

  /** Members of a listed company; m0 leads. */
  private static String connected(int count) {
    return ledBy(
            Stream.iterate(0, i -> i + 1).limit(count).map(i -> "m" + i).toArray(String[]::new))
        .replace("'name'", "'organisationNumber':'974760673','name'");
  }

  private void listed(String association, String organisation) {
    hub.database
        .jdbc()
        .update(
            "INSERT INTO kept.member_list (association, as_of, receipt_id) VALUES (?, DATE '2026-06-30', ?)",
            association,
            UUID.randomUUID());
    hub.database
        .jdbc()
        .update(
            "INSERT INTO kept.member_organisation (association, organisation) VALUES (?, ?)",
            association,
            organisation);
  }

  private ResultActions remarks(String groupId) throws Exception {
    return read("drammen", "/api/v1/groups/drammen/" + groupId).andExpect(status().isOk());
  }

  private ResultActions read(String reader, String path) throws Exception {
    return http.perform(get(path).principal(callers.login(reader)));
  }
}
