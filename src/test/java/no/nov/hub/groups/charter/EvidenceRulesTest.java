package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import no.nov.hub.Messages;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be a fact is refused; what breaks a rule is not. Today is 30 June 2027. */
class EvidenceRulesTest {

  private static final Participant DRAMMEN = participant("drammen");
  private static final Nov NOV = new Nov("nov", "NOV", "drammen");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-06-30T08:00:00Z"), ZoneId.of("Europe/Oslo"));

  private final List<MessageRules> rules =
      List.of(new EvidenceRules(NOV, CLOCK), new CharterRules(NOV, CLOCK));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  private static Participant participant(String id) {
    return new Participant(id, id, null, Participant.Kind.ASSOCIATION, List.of());
  }

  private Inspection.Outcome inspect(Participant sender, String type, String data) {
    Envelope message = Messages.from(sender.id(), type, "m", data);
    return inspection.inspect(
        sender, Map.of("content-type", Envelope.STRUCTURED), message.toJson());
  }

  private Inspection.Outcome evidence(String fields) {
    return inspect(
        DRAMMEN,
        Types.EVIDENCE_RECORDED,
        "{'groupId':'energi','evidenceId':'e-1','recordedBy':'Kari',%s}".formatted(fields));
  }

  private List<String> codes(Inspection.Outcome outcome) {
    return ((Unsound) outcome).reasons().stream().map(Reason::code).toList();
  }

  @Test
  void an_election_is_for_a_year_from_its_day_unless_it_says_more() {
    Sound sound =
        (Sound)
            evidence(
                "'kind':'election','date':'2027-01-20','role':'leader','person':{'name':'Ola','address':'Ola@Example.no'}");

    var data = sound.envelope().data();
    assertThat(data.get("owner").asString()).isEqualTo("drammen");
    assertThat(data.get("termFrom").asString()).isEqualTo("2027-01-20");
    assertThat(data.get("termMonths").asInt()).isEqualTo(12);
    assertThat(data.at("/person/address").asString()).isEqualTo("ola@example.no");
    assertThat(sound.rules().key(data)).isEqualTo("drammen/energi");
    assertThat(sound.rules().requires(data))
        .extracting(MessageRules.Requirement::thing)
        .containsExactly("group/drammen/energi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'kind':'election','date':'2027-07-01','role':'leader','person':{'address':'o@example.no'}|in_future",
        "'kind':'election','date':'2027-02-30','role':'leader','person':{'address':'o@example.no'}|not_a_date",
        "'kind':'election','date':'2027-06-01','role':'leader','person':{'name':'Ola'}|missing",
        "'kind':'election','date':'2027-06-01','role':'leader'|missing",
        "'kind':'election','date':'2027-06-01','role':'leader','person':{'address':'ola'}|not_an_address",
        "'kind':'election','date':'2027-06-01','role':'king','person':{'address':'o@example.no'}|not_among",
        "'date':'2027-06-01'|missing",
        "'kind':'opEd','title':'Nett'|missing",
        "'kind':'opEd','date':'2027-06-01','title':'Nett','url':'ftp://x'|not_a_url",
        "'kind':'balance','date':'2027-06-01','women':2,'men':2|too_few",
        "'kind':'balance','date':'2027-06-01','women':3,'men':2,'ages':{'30-39':4}|wrong_sum",
        "'kind':'advice','date':'2027-06-01','what':'a','toWhom':'b','outcome':{'result':'not','date':'2027-06-02'}|missing",
        "'kind':'evaluation','date':'2027-06-01','year':2027,'summary':'a','plan':'b','sentToBoardOn':'2027-12-01'|in_future",
        "'kind':'eventAccount','date':'2027-06-01','eventId':'f','income':1|missing",
        "'kind':'exception','date':'2027-06-01','rule':'R14','reason':'a'|missing"
      })
  void what_cannot_be_a_fact_is_refused(String fields, String code) {
    assertThat(codes(evidence(fields.strip()))).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'kind':'election','date':'2027-06-01','role':'leader','termMonths':24,'person':{'address':'o@example.no'}",
        "'kind':'admission','date':'2027-06-01','person':{'address':'o@example.no'}",
        "'kind':'mediaMove','date':'2027-06-01','title':'Oppslag'",
        "'kind':'balance','date':'2027-06-01','women':3,'men':2,'ages':{'30-39':4,'60+':1}",
        "'kind':'eventAccount','date':'2027-06-01','eventId':'f','income':1,'cost':2000.50",
        "'kind':'evaluation','date':'2027-06-01','year':2027,'summary':'a\\nb','plan':'b\\nc'"
      })
  void what_breaks_a_rule_is_a_fact_all_the_same(String fields) {
    assertThat(evidence(fields.strip())).isInstanceOf(Sound.class);
  }

  @Test
  void what_is_of_the_whole_association_has_no_group() {
    Sound sound =
        (Sound)
            inspect(
                DRAMMEN,
                Types.EVIDENCE_RECORDED,
                "{'evidenceId':'r9','recordedBy':'Kari','kind':'exception','date':'2027-06-01','rule':'R9','reason':'Flom','until':'2027-12-31'}");
    assertThat(sound.rules().key(sound.envelope().data())).isEqualTo("drammen");
    assertThat(sound.rules().requires(sound.envelope().data())).isEmpty();
    assertThat(
            codes(
                inspect(
                    DRAMMEN,
                    Types.EVIDENCE_RECORDED,
                    "{'evidenceId':'e','recordedBy':'Kari','kind':'admission','date':'2027-06-01','person':{'address':'o@example.no'}}")))
        .contains("missing");
  }

  @Test
  void only_what_was_recorded_can_be_withdrawn() {
    Sound sound = (Sound) evidence("'withdrawn':true");
    assertThat(sound.rules().requires(sound.envelope().data()))
        .extracting(MessageRules.Requirement::thing)
        .contains("evidence/drammen/e-1");
  }

  @Test
  void nobody_records_for_another() {
    assertThat(
            codes(
                inspect(
                    participant("modum"),
                    Types.EVIDENCE_RECORDED,
                    "{'owner':'drammen','evidenceId':'e','recordedBy':'Kari','kind':'opEd','date':'2027-06-01','title':'x'}")))
        .contains("not_yours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'rule':'R1','weight':'must'},{'rule':'R1','weight':'off'}|repeated",
        "{'rule':'E1','weight':'must'}|own_rule",
        "{'rule':'R3','weight':'must','least':9,'most':5}|reversed",
        "{'rule':'R3','weight':'sometimes'}|not_among"
      })
  void a_charter_that_cannot_be_judged_by_is_refused(String list, String code) {
    assertThat(codes(charter("2027-07-01", list))).contains(code);
  }

  @Test
  void a_charter_from_a_day_that_has_been_is_taken_with_a_remark() {
    Sound sound = (Sound) charter("2027-01-01", "{'rule':'R1','weight':'should'}");
    assertThat(sound.notes()).extracting(Reason::code).containsExactly("in_past");
    assertThat(((Sound) charter("2027-06-30", "{'rule':'R1','weight':'should'}")).notes())
        .isEmpty();
  }

  private Inspection.Outcome charter(String from, String list) {
    return inspect(
        DRAMMEN,
        Types.CHARTER_ADOPTED,
        "{'charter':'resource','validFrom':'%s','rules':[%s]}".formatted(from, list));
  }
}
