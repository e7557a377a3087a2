package no.nov.hub.shared.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.Messages;
import no.nov.hub.intake.admission.Doubt;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.KnownIssue;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Through the door, so that schema and rules are tested together. */
class PositionRulesTest {

  private static final List<KnownIssue> KNOWN =
      List.of(
          new KnownIssue("ntp", "Nasjonal transportplan 2022–2033"),
          new KnownIssue("viken", "Behold Viken"));

  private final List<MessageRules> rules =
      List.of(
          new PositionRules(
              Fixtures.PARTICIPANTS, Fixtures.MUNICIPALITIES, () -> KNOWN, Fixtures.CLOCK),
          new PositionWithdrawnRules(Fixtures.CLOCK));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  @Test
  void acceptsAWholePositionAsItStandsInTheDocuments() {
    Inspection.Sound sound =
        sound(
            "'stance':'conditional','summary':'Ny vei og bane','demands':['E134 Dagslett–E18'],"
                + "'theme':'samferdsel','level':'national','municipalities':['3301','3312'],"
                + "'partners':['LO'],'hearing':{'authority':'Samferdselsdepartementet',"
                + "'deadline':'2026-11-01','caseNumber':'21/123'},'adoptedOn':'2026-09-30',"
                + "'adoptedBy':'Styret','treatments':[{'body':'Styret','date':'2026-09-30',"
                + "'outcome':'Vedtatt'},{'body':'Fylkestinget','date':'2026-12-01'}],"
                + "'validUntil':'2033-12-31','url':'https://example.no/ntp'");

    assertThat(sound.notes()).isEmpty();
    assertThat(sound.rules().topic()).isEqualTo("nov.positions");
    assertThat(sound.rules().key(sound.envelope().data()))
        .isEqualTo("drammen/nasjonal-transportplan");
    assertThat(sound.rules().makesKnown(sound.envelope().data()))
        .contains("position/nasjonal-transportplan");
  }

  private Optional<Reason> doubt(String id, String title) {
    Inspection.Sound sound =
        (Inspection.Sound)
            inspect(
                "drammen",
                Types.POSITION_ADOPTED,
                "{'association':'drammen','issue':{'id':'%s','title':'%s'},'stance':'for'}"
                    .formatted(id, title));
    ObjectNode data = sound.envelope().data();
    sound.rules().prepareForRows();
    return sound.rules().doubtsOfRow(data).map(Doubt::reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nasjonal transportplan 2022-2033",
        "nasjonal  transportplan 2022–33",
        "Nasjonal transportplan (NTP) 2022–2033",
        "Nasjonal transportplan",
        "Den nasjonale transportplanen 2022-33",
        "Nasjonal transprtplan 2022–2033"
      })
  void asksWhenANewIdHasNearlyTheTitleOfAKnownIssue(String title) {
    Reason doubt = doubt("ntp-33", title).orElseThrow();

    assertThat(doubt.code()).isEqualTo("maybe_known_issue");
    assertThat(doubt.message().nb())
        .contains("«Nasjonal transportplan 2022–2033», med id-en «ntp»", "skriv id-en «ntp»");
    assertThat(doubt.message().en()).contains("“ntp”");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nasjonal transportplan 2025–2036",
        "Regional transportplan 2022–2033",
        "Oppløs Viken",
        "Transportplan"
      })
  void asksNothingWhenItIsAnotherIssue(String title) {
    assertThat(doubt("annen", title)).isEmpty();
  }

  @Test
  void asksNothingWhenTheIdIsKnownWhateverTheTitle() {
    assertThat(doubt("ntp", "Behold Viken")).isEmpty();
  }

  @Test
  void letsOsloregionenSpeakForItself() {
    assertThat(
            inspect(
                "osloregionen",
                Types.POSITION_ADOPTED,
                "{'association':'osloregionen','issue':{'id':'viken','title':'Behold Viken'},"
                    + "'stance':'neutral'}"))
        .isInstanceOf(Inspection.Sound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'adoptedOn':'2026-02-30'                    | data.adoptedOn           | not_a_date",
        "'adoptedOn':'2026-10-01'                    | data.adoptedOn           | in_future",
        "'validUntil':'2026-13-01'                   | data.validUntil          | not_a_date",
        "'adoptedOn':'2026-09-30','validUntil':'2026-09-29' | data.validUntil   | before",
        "'hearing':{'deadline':'2026-06-31'}         | data.hearing.deadline    | not_a_date",
        "'treatments':[{'body':'Styret','date':'2026-02-29'}] | data.treatments[0].date | not_a_date",
        "'treatments':[{'body':'Styret','date':'2026-09-01'},{'body':'Fylkestinget','date':'2026-10-01','outcome':'Vedtatt'}] | data.treatments[1].date | in_future",
        "'municipalities':['3301','9999']            | data.municipalities[1]   | unknown_municipality",
        "'url':'ftp://example.no/ntp'                | data.url                 | not_a_url",
        "'supports':'asker'                          | data.supports            | supports_without_stance",
      },
      quoteCharacter = '"')
  void refusesOneWrongField(String field, String path, String code) {
    assertFault(faults("'stance':'for'," + field), path, code);
  }

  @Test
  void refusesATitleNobodyCanSee() {
    assertFault(
        faults(
            Types.POSITION_ADOPTED,
            "{'association':'drammen','issue':{'id':'viken','title':'  '},'stance':'for'}"),
        "data.issue.title",
        "wrong_form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"asker", "osloregionen"})
  void acceptsSupportOfAnother(String supported) {
    sound("'stance':'supports','supports':'" + supported + "'");
  }

  @ParameterizedTest
  @CsvSource({"drammen, supports_itself", "hokksund, unknown_participant"})
  void refusesSupportOfOneselfAndOfTheUnknown(String supported, String code) {
    assertFault(
        faults("'stance':'supports','supports':'" + supported + "'"), "data.supports", code);
  }

  @Test
  void refusesSupportThatDoesNotSayOfWhom() {
    assertFault(faults("'stance':'supports'"), "data.supports", "missing");
  }

  @Test
  void namesNumbersThatWereReplacedAndKeepsEachMunicipalityOnce() {
    Inspection.Sound sound = sound("'stance':'for','municipalities':['0602','0711','3312','3301']");

    assertThat(sound.envelope().data().get("municipalities"))
        .isEqualTo(Messages.data("{'m':['3301','3312']}").get("m"));
    assertThat(sound.notes())
        .extracting(Reason::field, Reason::code)
        .containsExactly(
            tuple("data.municipalities[0]", "municipality_replaced"),
            tuple("data.municipalities[1]", "municipality_replaced"));
  }

  @Test
  void tellsAllFaultsAtOnce() {
    assertThat(
            faults(
                "'stance':'for','supports':'asker','adoptedOn':'2027-01-01','url':'nettside',"
                    + "'municipalities':['9999']"))
        .hasSize(4);
  }

  @Test
  void acceptsAWithdrawalAndAsksForThePositionThatIsWithdrawn() {
    Inspection.Sound sound =
        (Inspection.Sound)
            inspect(
                "drammen",
                Types.POSITION_WITHDRAWN,
                "{'association':'drammen','issue':{'id':'viken'},'withdrawnOn':'2026-09-30'}");

    ObjectNode data = sound.envelope().data();
    assertThat(sound.rules().key(data)).isEqualTo("drammen/viken");
    assertThat(sound.rules().makesKnown(data)).isEmpty();
    MessageRules.Requirement requirement = sound.rules().requires(data).get(0);
    assertThat(requirement.thing()).isEqualTo("position/viken");
    assertThat(requirement.ifUnknown().code()).isEqualTo("unknown_position");
    assertThat(requirement.ifUnknown().message().nb()).contains("viken");
  }

  @ParameterizedTest
  @CsvSource({"2026-10-01, in_future", "2026-09-31, not_a_date"})
  void refusesAWithdrawalOnADayThatHasNotBeen(String date, String code) {
    assertFault(
        faults(
            Types.POSITION_WITHDRAWN,
            "{'association':'drammen','issue':{'id':'viken'},'withdrawnOn':'" + date + "'}"),
        "data.withdrawnOn",
        code);
  }

  @Test
  void refusesAPositionInAnothersName() {
    assertFault(
        faults(
            Types.POSITION_ADOPTED,
            "{'association':'asker','issue':{'id':'viken','title':'Viken'},'stance':'for'}"),
        "data.association",
        "not_yours");
  }

  private static void assertFault(List<Reason> faults, String path, String code) {
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).field()).isEqualTo(path);
    assertThat(faults.get(0).code()).isEqualTo(code);
    assertThat(faults.get(0).message().nb()).isNotBlank();
    assertThat(faults.get(0).message().en()).isNotBlank();
  }

  private Inspection.Sound sound(String fields) {
    Inspection.Outcome outcome = inspect("drammen", Types.POSITION_ADOPTED, position(fields));
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Inspection.Sound.class);
    return (Inspection.Sound) outcome;
  }

  private List<Reason> faults(String fields) {
    return faults(Types.POSITION_ADOPTED, position(fields));
  }

  private List<Reason> faults(String type, String data) {
    Inspection.Outcome outcome = inspect("drammen", type, data);
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Inspection.Unsound.class);
    return ((Inspection.Unsound) outcome).reasons();
  }

  private Inspection.Outcome inspect(String sender, String type, String data) {
    return inspection.inspect(
        Fixtures.participant(sender),
        Map.of("content-type", "application/cloudevents+json"),
        Messages.from(sender, type, "1", data).toJson());
  }

  private static String position(String fields) {
    return "{'association':'drammen','issue':{'id':'nasjonal-transportplan',"
        + "'title':'Nasjonal transportplan 2022–2033'},"
        + fields
        + "}";
  }
}
