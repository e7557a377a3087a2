package no.nov.hub.intake.admission;

import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

  private static final Participant DRAMMEN = Fixtures.participant("drammen");

  private static Inspection.Outcome inspect(Participant sender, String json) {
    return Fixtures.INSPECTION.inspect(
        sender, Map.of(), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static List<Reason> reasons(Inspection.Outcome outcome) {
    return ((Unsound) outcome).reasons();
  }

  private static List<String> codes(Inspection.Outcome outcome) {
    return reasons(outcome).stream().map(Reason::code).toList();
  }

  private static Inspection.Outcome count(String data) {
    return Fixtures.INSPECTION.inspect(
        DRAMMEN, Map.of(), from("drammen", Types.MEMBERSHIP_COUNTED, "c", data).toJson());
  }

  @Test
  void aSoundCountPasses() {
    assertThat(count("{'association':'drammen','asOf':'2026-06-30','members':1000}"))
        .isInstanceOf(Sound.class);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Inspection.Outcome outcome =
        inspect(
            DRAMMEN,
            """
            {'specversion':'1.0','id':'x','source':'/asker','type':'no.nov.membership.counted.v1',
             'data':{'association':'asker','asOf':'30.06.2026','members':'mange','joind':1}}
            """);

    assertThat(codes(outcome))
        .containsExactlyInAnyOrder(
            "not_yours", "not_yours", "wrong_form", "wrong_type", "unknown_field");
  }

  @Test
  void anythingInThePlaceOfAFigureIsAFaultOfTheMessageNotOfTheHub() {
    assertThat(
            codes(
                count(
                    "{'association':'drammen','asOf':'2026-06-30','members':10,'byKind':{'other':{'a':1}}}")))
        .containsExactly("unknown_field");
  }

  @Test
  void aSlipInAFieldsNameDoesNotHideWhatElseIsWrong() {
    assertThat(
            codes(
                count(
                    "{'association':'drammen','asOf':'2031-06-30','members':10,'membres':1,'byMunicipality':{'9999':11}}")))
        .containsExactlyInAnyOrder("unknown_field", "in_future", "unknown_municipality");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specversion | {'id':'x','source':'/drammen','type':'t','data':{}}",
        "id          | {'specversion':'1.0','source':'/drammen','type':'t','data':{}}",
        "source      | {'specversion':'1.0','id':'x','type':'t','data':{}}",
        "type        | {'specversion':'1.0','id':'x','source':'/drammen','data':{}}",
        "data        | {'specversion':'1.0','id':'x','source':'/drammen','type':'t'}",
        "data        | {'specversion':'1.0','id':'x','source':'/drammen','type':'t','data':[1]}",
        "data        | {'specversion':'1.0','id':'x','source':'/drammen','type':'t','data':'{\\'members\\':907}'}",
        "time        | {'specversion':'1.0','id':'x','source':'/drammen','type':'t','time':'i går','data':{}}",
        "id          | {'specversion':'1.0','id':{'a':1},'source':'/drammen','type':'t','data':{}}",
      })
  void anEnvelopeThatLacksSomethingIsToldWhat(String field, String json) {
    assertThat(reasons(inspect(DRAMMEN, json)).stream().map(Reason::field)).contains(field.strip());
  }

  @Test
  void anUnknownTypeIsToldTheKnownOnes() {
    Inspection.Outcome outcome =
        inspect(
            DRAMMEN,
            "{'specversion':'1.0','id':'x','source':'/drammen','type':'no.nov.tull.v1','data':{}}");

    assertThat(codes(outcome)).containsExactly("unknown_type");
    assertThat(reasons(outcome).get(0).message().en()).contains(Types.MEMBERSHIP_COUNTED);
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedBecauseReadersWouldDisagree() {
    assertThat(
            codes(
                inspect(
                    DRAMMEN,
                    "{'specversion':'1.0','id':'x','id':'y','source':'/drammen','type':'t','data':{}}")))
        .containsExactly("not_json");
  }

  @Test
  void deepNestingAndEndlessNumbersAreRefusedCheaply() {
    String deep = "[".repeat(100_000);
    String number = "{'specversion':'1.0','data':" + "9".repeat(100_000) + "}";

    assertThat(codes(inspect(DRAMMEN, deep))).containsExactly("too_complex");
    assertThat(codes(inspect(DRAMMEN, number))).containsExactly("too_complex");
  }

  @Test
  void moreValuesThanAnyMessageHasAreNotKeptInMemory() {
    String some = counted("'a':[" + "{},".repeat(70_000) + "{}]");
    String many = counted("'a':[" + "{},".repeat(200_000) + "{}]");

    assertThat(codes(inspect(DRAMMEN, some))).containsExactly("out_of_reach");
    Inspection.Unsound unsound = (Inspection.Unsound) inspect(DRAMMEN, some);
    assertThat(unsound.envelope().id()).isEqualTo("x");
    assertThat(unsound.envelope().data().propertyNames()).containsExactly("asOf");
    assertThat(codes(inspect(DRAMMEN, many))).containsExactly("too_complex");
  }

  private static String counted(String data) {
    return "{'specversion':'1.0','id':'x','source':'/drammen','type':'%s','data':{'asOf':'2026-06-30',%s}}"
        .formatted(Types.MEMBERSHIP_COUNTED, data);
  }

  @Test
  void aSubmissionOfMoreThanOneMegabyteIsRefusedBeforeItIsRead() {
    byte[] large = new byte[Inspection.MAX_BYTES + 1];

    assertThat(codes(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), large)))
        .containsExactly("too_large");
  }

  @Test
  void binaryModeReadsTheAttributesFromHeaders() {
    Inspection.Outcome outcome =
        Fixtures.INSPECTION.inspect(
            DRAMMEN,
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "b-1",
                "ce_source", "/drammen",
                "ce_type", Types.MEMBERSHIP_COUNTED,
                "content-type", "application/json"),
            "{\"association\":\"drammen\",\"asOf\":\"2026-06-30\",\"members\":7}"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(((Sound) outcome).envelope().id()).isEqualTo("b-1");
  }

  @Test
  void dataInBase64IsReadAsJson() {
    Inspection.Outcome outcome =
        inspect(
            DRAMMEN,
            "{'specversion':'1.0','id':'x','source':'/drammen','type':'%s','data_base64':'eyJhc3NvY2lhdGlvbiI6ImRyYW1tZW4iLCJhc09mIjoiMjAyNi0wNi0zMCIsIm1lbWJlcnMiOjd9'}"
                .formatted(Types.MEMBERSHIP_COUNTED));

    assertThat(outcome).isInstanceOf(Sound.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in_future            | {'association':'drammen','asOf':'2026-10-01','members':1}",
        "not_a_date           | {'association':'drammen','asOf':'2026-06-31','members':1}",
        "not_a_date           | {'association':'drammen','asOf':'0026-06-30','members':1}",
        "too_small            | {'association':'drammen','asOf':'2026-06-30','members':-1}",
        "wrong_type           | {'association':'drammen','asOf':'2026-06-30','members':1.5}",
        "out_of_reach         | {'association':'drammen','asOf':'2026-06-30','members':18446744073709551617}",
        "missing              | {'association':'drammen','asOf':'2026-06-30'}",
        "more_than_whole      | {'association':'drammen','asOf':'2026-06-30','members':10,'byMunicipality':{'3301':8,'3312':3}}",
        "more_than_whole      | {'association':'drammen','asOf':'2026-06-30','members':10,'byKind':{'company':11}}",
        "more_than_whole      | {'association':'drammen','asOf':'2026-06-30','members':10,'joined':12,'left':1}",
        "unknown_municipality | {'association':'drammen','asOf':'2026-06-30','members':10,'byMunicipality':{'9999':1}}",
        "unknown_municipality | {'association':'drammen','asOf':'2021-06-30','members':10,'byMunicipality':{'3301':1}}",
        "wrong_form           | {'association':'drammen','asOf':'2026-06-30','members':10,'byMunicipality':{'Drammen':1}}",
      })
  void aCountThatCannotBeRightIsRefused(String code, String data) {
    assertThat(codes(count(data))).containsExactly(code.strip());
  }

  @Test
  void aDateThatHasNotBeenIsToldInWords() {
    Unsound refused = (Unsound) count("{'association':'drammen','asOf':'2026-10-01','members':1}");

    assertThat(refused.reasons())
        .extracting(reason -> reason.message().nb())
        .containsExactly(
            "«dato» (asOf) er 1. oktober 2026, som ikke har vært ennå. Rett datoen, eller send når den har vært.");
  }

  @Test
  void aMunicipalityNumberThatWasReplacedIsReplacedAndItsMembersAdded() {
    Sound sound =
        (Sound)
            count(
                "{'association':'drammen','asOf':'2026-06-30','members':100,'byMunicipality':{'0602':10,'0711':5,'3301':50}}");

    assertThat(sound.envelope().data().get("byMunicipality").toString()).isEqualTo("{\"3301\":65}");
    assertThat(sound.notes())
        .extracting(Reason::code)
        .containsOnly("municipality_replaced")
        .hasSize(2);
  }

  @Test
  void aNumberThatWasInForceOnTheDayOfTheCountStays() {
    Sound sound =
        (Sound)
            count(
                "{'association':'drammen','asOf':'2021-12-31','members':100,'byMunicipality':{'3005':78}}");

    assertThat(sound.envelope().data().get("byMunicipality").toString()).isEqualTo("{\"3005\":78}");
    assertThat(sound.notes()).isEmpty();
  }

  @Test
  void neitherSpacingNorKeyOrderChangesTheFingerprint() {
    Sound one = (Sound) count("{'association':'drammen','asOf':'2026-06-30','members':1000}");
    Sound other = (Sound) count("{'members': 1000,   'asOf':'2026-06-30','association':'drammen'}");

    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void osloregionenHasNoMembersToCount() {
    Envelope count =
        from(
            "osloregionen",
            Types.MEMBERSHIP_COUNTED,
            "c",
            "{'association':'osloregionen','asOf':'2026-06-30','members':10}");

    assertThat(
            codes(
                Fixtures.INSPECTION.inspect(
                    Fixtures.participant("osloregionen"), Map.of(), count.toJson())))
        .containsExactly("not_for_you");
  }

  @Test
  void aListOfMembersNeverHasItsNumbersQuoted() {
    Envelope list =
        from(
            "drammen",
            Types.MEMBERSHIP_LISTED,
            "l",
            "{'association':'drammen','asOf':'2026-06-30','organisations':['974760673','974760674','974760673','12345678X']}");

    List<Reason> reasons = reasons(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), list.toJson()));

    assertThat(reasons).extracting(Reason::code).contains("wrong_form");
    assertThat(reasons.toString()).doesNotContain("97476067", "12345678X");
  }

  @Test
  void organisationNumbersMustPassModulusElevenAndStandOnce() {
    Envelope list =
        from(
            "drammen",
            Types.MEMBERSHIP_LISTED,
            "l",
            "{'association':'drammen','asOf':'2026-06-30','organisations':['974760673','974760674','974760673']}");

    assertThat(codes(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), list.toJson())))
        .containsExactly("not_an_organisation", "repeated");
  }

  @Test
  void invisibleCharactersAreRefusedWhereverTheyStand() {
    Envelope event =
        from(
            "drammen",
            Types.EVENT_PUBLISHED,
            "e",
            "{'organiser':'drammen','eventId':'a','title':'Frokost\\r\\nBcc: alle','start':'2027-01-01','summary':'To\\nlinjer'}");

    List<Reason> reasons = reasons(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), event.toJson()));

    assertThat(reasons).extracting(Reason::field).containsExactly("data.title");
    assertThat(reasons).extracting(Reason::code).containsExactly("control_character");
  }

  /** As escapes, since they cannot be seen here either. */
  @ParameterizedTest
  @CsvSource({
    "\\u200B\\u200D\\u2060, empty",
    "\\u00AD, empty",
    "' ', wrong_form",
    "\\u0301\\u20DD, empty",
    "\\u3164\\u2800, empty",
    "Frokost\\uDB40\\uDC41\\uDB40\\uDC42, control_character",
    "Frokost \\u202Egnp.exe, control_character"
  })
  void aTitleThatCannotBeSeenIsEmptyAndOneThatHidesSomethingIsRefused(String title, String code) {
    Envelope event =
        from(
            "drammen",
            Types.EVENT_PUBLISHED,
            "e",
            "{'organiser':'drammen','eventId':'a','title':'%s','start':'2027-01-01'}"
                .formatted(title));

    List<Reason> reasons = reasons(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), event.toJson()));

    assertThat(reasons).extracting(Reason::field).containsExactly("data.title");
    assertThat(reasons).extracting(Reason::code).containsExactly(code);
  }

  @Test
  void whatEmojiAndOtherLanguagesNeedIsWelcomeInATitle() {
    for (String title :
        List.of("👩\u200D💻 Kodekveld", "می\u200Cخواهم", "Nærings\u00ADliv", "e\u0301n")) {
      Envelope event =
          from(
              "drammen",
              Types.EVENT_PUBLISHED,
              "e",
              "{'organiser':'drammen','eventId':'a','title':'%s','start':'2027-01-01'}"
                  .formatted(title));
      assertThat(Fixtures.INSPECTION.inspect(DRAMMEN, Map.of(), event.toJson()))
          .isInstanceOf(Inspection.Sound.class);
    }
  }

  @Test
  void everyReasonIsASentenceInBothLanguages() {
    for (Reason reason : reasons(inspect(DRAMMEN, "{'id':1,'type':{},'data':3}"))) {
      assertThat(reason.message().nb()).endsWith(".").doesNotContain("null", "!");
      assertThat(reason.message().en()).endsWith(".").doesNotContain("null", "!");
    }
  }
}
