package no.nov.hub.groups.group;

import static no.nov.hub.groups.group.GroupHub.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.Messages;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Through the door, so that schema and rules are tested together. Today is 30 September 2026. */
class GroupRulesTest {

  private static final String CONTACT =
      "'contact':{'name':'Kari Kontakt','address':'kari@example.no'}";

  /** Five, so that the size is as usual; Ada leads. */
  private static final String FIVE =
      members("ada", "bo", "cato", "dina", "eva") + ",'leader':'ada@example.no'";

  private final List<MessageRules> rules =
      List.of(
          new GroupRules(
              new Nov("nov", "NOV", "drammen"), new MailSettings("nov@hub.example.no"), CLOCK));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  @Test
  void acceptsAWholeGroup() {
    Inspection.Sound sound =
        sound(
            group(
                "'kind':'resource','name':'Kraft','leader':{'address':'ada@example.no','since':'2025-01-15'},"
                    + "'deputy':{'address':'bo@example.no'},'contact':{'name':'Kari','address':'kari@example.no',"
                    + "'substitute':{'name':'Vik','address':'vik@example.no','from':'2026-10-01','until':'2026-10-14'}},"
                    + "'showsAll':true,'charter':'resource-group','members':["
                    + "{'name':'Ada','address':'ada@example.no','organisation':'Lys AS','organisationNumber':'974760673',"
                    + "'represents':'Lier','from':'2025-01-01','until':'2027-12-31','language':'en','timeZone':'Europe/London'},"
                    + "{'name':'Bo','address':'bo@example.no','personalMember':true},"
                    + "{'name':'Cato','address':'cato@example.no','personalMember':true},"
                    + "{'name':'Dina','address':'dina@example.no','personalMember':true},"
                    + "{'name':'Eva','address':'eva@example.no','personalMember':true}]"));

    assertThat(sound.notes()).isEmpty();
    assertThat(sound.rules().topic()).isEqualTo("nov.private.groups");
    assertThat(sound.rules().key(sound.envelope().data())).isEqualTo("drammen/kraft");
    assertThat(sound.rules().makesKnown(sound.envelope().data())).contains("group/drammen/kraft");
  }

  @Test
  void putsLeaderDeputyAndAddressesInTheirStandardForm() {
    JsonNode data =
        sound(
                group(
                    "'leader':'Ada@Example.NO','deputy':'BO@næring.no','members':[{'name':'Ada','address':'ADA@example.no'},"
                        + "{'name':'Bo','address':'bo@Næring.no'}]"))
            .envelope()
            .data();

    assertThat(data.at("/leader/address").asString()).isEqualTo("ada@example.no");
    assertThat(data.at("/deputy/address").asString()).isEqualTo("bo@xn--nring-sra.no");
    assertThat(data.at("/members/0/address").asString()).isEqualTo("ada@example.no");
    assertThat(data.at("/members/1/address").asString()).isEqualTo("bo@xn--nring-sra.no");
  }

  @Test
  void letsTheSecretarySpeakForNovAndNobodyElse() {
    String data =
        "{'owner':'nov','groupId':'daglige-ledere','kind':'managers','name':'Daglige ledere',"
            + CONTACT
            + ","
            + FIVE
            + "}";

    assertThat(inspect("drammen", data)).isInstanceOf(Inspection.Sound.class);
    assertThat(told(inspect("asker", data))).containsExactly("data.owner not_yours");
  }

  @Test
  void letsOsloregionenRegisterExpertGroups() {
    assertThat(
            inspect(
                "osloregionen",
                "{'owner':'osloregionen','groupId':'areal','kind':'expert','name':'Areal',"
                    + CONTACT
                    + ","
                    + FIVE
                    + "}"))
        .isInstanceOf(Inspection.Sound.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@",
        "@example.no",
        "ada@example",
        "ada@@example.no",
        "ada@b@example.no",
        "ada hansen@example.no",
        "Ada <ada@example.no>",
        "\\\"ada\\\"@example.no",
        "ada@example.no\\r\\nBcc: alle@example.no",
        "ada@example.no\\n",
        "ada..b@example.no",
        ".ada@example.no",
        "ada.@example.no",
        "ada@-example.no",
        "ada@example..no",
        "ada@[127.0.0.1]",
        "ada@127.0.0.1",
        "ada@example.no, bo@example.no",
        "mailto:ada@example.no",
        "ådne@example.no"
      })
  void refusesAnAddressThatIsNone(String address) {
    String json = group("'members':[{'name':'Ada','address':'@@'}]");

    assertThat(told(inspect("drammen", json.replace("@@", address))))
        .containsExactly("data.members[0].address not_an_address");
  }

  /** What is mailed there would come back, and nobody would read it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nov@hub.example.no",
        "NOV@Hub.Example.NO",
        "nov+m-k7q2m9x4c5v8b1n6@hub.example.no",
        "nov+b-b3n8k2m6p9q4w7e1@hub.example.no",
        "Nov+hva.som.helst@hub.example.no",
        "nov@ｈub.example.no"
      })
  void refusesTheHubsOwnAddress(String address) {
    assertThat(
            told(
                inspect(
                    "drammen",
                    group(
                        members("ada")
                            + ",'contact':{'name':'Kari','address':'%s'}".formatted(address)))))
        .containsExactly("data.contact.address hubs_own");
    assertThat(told(members254(address))).contains("data.members[0].address hubs_own");
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    String local = "a".repeat(64) + "@";
    String domain = ("b".repeat(60) + ".").repeat(4);

    assertThat(told(members254(local + domain + "no")))
        .contains("data.members[0].address too_long");
    assertThat(told(members254("a".repeat(65) + "@example.no")))
        .containsExactly("data.members[0].address not_an_address");
  }

  private Inspection.Outcome members254(String address) {
    return inspect(
        "drammen", group("'members':[{'name':'Ada','address':'%s'}]".formatted(address)));
  }

  @Test
  void namesTwoMembersWithOneAddressByTheirNumbers() {
    Reason reason =
        faults(
                group(
                    "'members':[{'name':'Ada','address':'ada@example.no'},{'name':'Bo','address':'bo@example.no'},{'name':'Ada H','address':'ADA@example.no'}]"))
            .get(0);

    assertThat(reason.field()).isEqualTo("data.members[2].address");
    assertThat(reason.message().nb())
        .isEqualTo(
            "Medlem nr. 1 og nr. 3 har samme e-postadresse. Rett den ene, eller ta bort den som står to ganger.");
    assertThat(reason.message().en()).contains("no. 1 and no. 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'leader':'bo@example.no'                                  | data.leader not_a_member",
        "'deputy':'bo@example.no'                                  | data.deputy not_a_member",
        "'leader':'bo'                                             | data.leader.address not_an_address",
        "'leader':{'address':'ada@example.no','since':'2026-10-01'} | data.leader.since in_future",
        "'leader':{'address':'ada@example.no','since':'2026-02-30'} | data.leader.since not_a_date",
        "'leader':{'since':'2026-01-01'}                           | data.leader.address missing",
        "'leader':7                                                | data.leader wrong_type",
        "'closedOn':'2026-06-31'                                   | data.closedOn not_a_date",
        "'name':' '                                                | data.name empty",
        "'kind':'leaders'                                          | data.kind not_among",
        "'contact':{'name':'Kari','address':'kari'}                | data.contact.address not_an_address",
        "'contact':{'name':' ','address':'kari@example.no'}        | data.contact.name empty",
        "'contact':{'name':'Kari'}                                 | data.contact.address missing",
        "'contact':{'name':'Kari','address':'kari@example.no','substitute':{'name':'Vik','address':'vik@'}} | data.contact.substitute.address not_an_address",
        "'contact':{'name':'Kari','address':'kari@example.no','substitute':{'name':'Vik','address':'vik@example.no','from':'2026-02-02','until':'2026-02-01'}} | data.contact.substitute.until before",
      })
  void refusesWhatDoesNotHoldForTheGroup(String fields, String told) {
    assertThat(told(inspect("drammen", group(members("ada") + "," + fields))))
        .containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'from':'2026-09-30','until':'2026-09-29' | data.members[0].until before",
        "'from':'2026-02-30'                      | data.members[0].from not_a_date",
        "'from':'i fjor'                          | data.members[0].from wrong_form",
        "'timeZone':'Europe/Drammen'              | data.members[0].timeZone unknown_zone",
        "'organisationNumber':'974760674'         | data.members[0].organisationNumber not_an_organisation",
        "'organisationNumber':'12'                | data.members[0].organisationNumber wrong_form",
        "'language':'se'                          | data.members[0].language not_among",
        "'represents':'Lier\\nHei'                | data.members[0].represents control_character",
        "'phone':'12345678'                       | data.members[0].phone unknown_field",
      })
  void refusesWhatDoesNotHoldForAMember(String fields, String told) {
    assertThat(
            told(
                inspect(
                    "drammen",
                    group(
                        "'members':[{'name':'Ada','address':'ada@example.no',%s}]"
                            .formatted(fields)))))
        .containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource({"\\r\\nBcc: x, control_character", "\\u0007, control_character", "' ', empty"})
  void refusesANameThatIsNone(String name, String code) {
    String json = group("'members':[{'name':'@@','address':'ada@example.no'}]");

    assertThat(told(inspect("drammen", json.replace("@@", name))))
        .containsExactly("data.members[0].name " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'from':'2026-10-01'", "'until':'2026-09-29'"})
  void refusesALeaderWhoDoesNotBelongToday(String days) {
    Reason reason =
        faults(
                group(
                    "'leader':'ada@example.no','members':[{'name':'Ada','address':'ada@example.no',%s}]"
                        .formatted(days)))
            .get(0);

    assertThat(reason.code()).isEqualTo("not_a_member_today");
    assertThat(reason.message().nb()).startsWith("Medlem nr. 1 er satt opp som lederen");
  }

  @Test
  void letsAClosedGroupHaveLeadersWhoHaveLeft() {
    sound(
        group(
            "'closedOn':'2026-09-30','leader':'ada@example.no','members':[{'name':'Ada','address':'ada@example.no','until':'2026-06-30'}]"));
  }

  @Test
  void needsAContact() {
    assertThat(
            told(
                inspect(
                    "drammen",
                    "{'owner':'drammen','groupId':'kraft','kind':'resource','name':'Kraft',"
                        + FIVE
                        + "}")))
        .containsExactly("data.contact missing");
  }

  @Test
  void takesFiveHundredMembersAndNoMore() {
    sound(group(members(500)));

    assertThat(told(inspect("drammen", group(members(501)))))
        .containsExactly("data.members too_many");
  }

  @Test
  void tellsAllFaultsAtOnceAndQuotesNothing() {
    List<Reason> reasons =
        faults(
            group(
                "'leader':'hemmelig.leder@example.no','contact':{'name':'Hemmelig','address':'hemmelig kontakt'},'members':["
                    + "{'name':'Hemmelig Person','address':'hemmelig person'},"
                    + "{'name':'Hemmelig To','address':'hemmelig@example.no','timeZone':'Hemmelig/Sone','organisationNumber':'999999998'},"
                    + "{'name':'Hemmelig Tre','address':'hemmelig@example.no','from':'2026-02-30'}]"));

    assertThat(reasons)
        .extracting(Reason::code)
        .containsExactlyInAnyOrder(
            "not_an_address",
            "not_an_address",
            "unknown_zone",
            "not_an_organisation",
            "repeated",
            "not_a_date",
            "not_a_member");
    assertThat(reasons.toString()).doesNotContainIgnoringCase("hemmelig", "999999998", "02-30");
  }

  @Test
  void remarksOnAGroupThatIsSmallOrLarge() {
    assertThat(notes(group(connected(4)))).containsExactly("unusual_size");
    assertThat(notes(group(connected(5)))).isEmpty();
    assertThat(notes(group(connected(15)))).isEmpty();
    assertThat(notes(group(connected(16)))).containsExactly("unusual_size");
  }

  @Test
  void remarksByNumberOnMembersWhoAreNotConnectedToTheAssociation() {
    Reason note =
        sound(
                group(
                    "'members':[{'name':'A','address':'a@example.no'},{'name':'B','address':'b@example.no','personalMember':true},"
                        + "{'name':'C','address':'c@example.no','organisationNumber':'974760673'},{'name':'D','address':'d@example.no'},"
                        + "{'name':'E','address':'e@example.no','personalMember':true},{'name':'F','address':'f@example.no','until':'2026-01-01'}]"))
            .notes()
            .get(0);

    assertThat(note.code()).isEqualTo("not_connected");
    assertThat(note.message().nb()).contains("medlem nr. 1, 4.");
  }

  @Test
  void remarksOnNothingOfTheKindInOtherGroups() {
    assertThat(notes(group(members("ada") + ",'kind':'board'"))).isEmpty();
  }

  @Test
  void letsTheLeadersGroupHaveANameAndAContactOnly() {
    String start =
        "{'owner':'drammen','groupId':'ledere','name':'Lederne'," + CONTACT + ",'members':[";

    assertThat(inspect("drammen", start + "],'kind':'other'}"))
        .isInstanceOf(Inspection.Sound.class);
    for (String end :
        List.of(
            "],'kind':'resource'}",
            "],'kind':'other','leader':'ada@example.no'}",
            "{'name':'Ada','address':'ada@example.no'}],'kind':'other'}")) {
      assertThat(told(inspect("drammen", start + end)))
          .containsExactly("data.groupId follows_from_groups");
    }
  }

  private static String members(String... names) {
    return List.of(names).stream()
        .map(GroupHub::member)
        .collect(Collectors.joining(",", "'members':[", "]"));
  }

  private static String members(int count) {
    return members(IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new));
  }

  private static String connected(int count) {
    return members(count).replace("}", ",'personalMember':true}");
  }

  /** A resource group with a contact, unless the fields say otherwise. */
  private static String group(String fields) {
    ObjectNode data =
        Messages.data(
            "{'owner':'drammen','groupId':'kraft','kind':'resource','name':'Kraft',%s}"
                .formatted(CONTACT));
    data.setAll(Messages.data("{" + fields + "}"));
    return data.toString();
  }

  private Inspection.Sound sound(String data) {
    Inspection.Outcome outcome = inspect("drammen", data);
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Inspection.Sound.class);
    return (Inspection.Sound) outcome;
  }

  private List<String> notes(String data) {
    return sound(data).notes().stream()
        .map(Reason::code)
        .filter(code -> !code.equals("not_connected"))
        .toList();
  }

  private List<Reason> faults(String data) {
    Inspection.Outcome outcome = inspect("drammen", data);
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Inspection.Unsound.class);
    return ((Inspection.Unsound) outcome).reasons();
  }

  private static List<String> told(Inspection.Outcome outcome) {
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Inspection.Unsound.class);
    return ((Inspection.Unsound) outcome)
        .reasons().stream()
            .peek(
                reason -> {
                  assertThat(reason.message().nb()).isNotBlank().doesNotContain("null");
                  assertThat(reason.message().en()).isNotBlank().doesNotContain("null");
                })
            .map(reason -> reason.field() + " " + reason.code())
            .toList();
  }

  private Inspection.Outcome inspect(String sender, String data) {
    Participant.Kind kind =
        sender.equals("osloregionen")
            ? Participant.Kind.REGIONAL_BODY
            : Participant.Kind.ASSOCIATION;
    return inspection.inspect(
        new Participant(sender, "Forening " + sender, null, kind, null),
        Map.of("content-type", "application/cloudevents+json"),
        Messages.from(sender, Types.GROUP_REGISTERED, "1", data).toJson());
  }
}
