package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.Messages;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.MessageRules.Requirement;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinutesRulesTest {

  private static final Participant DRAMMEN =
      new Participant("drammen", "drammen", null, Participant.Kind.ASSOCIATION, List.of());
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-01-13T08:00:00Z"), ZoneId.of("Europe/Oslo"));
  private static final String ITEM = "'items':[{'decision':'Vi sender høringssvar.'}]";
  private static final String THERE = "'attendance':[{'address':'ola@example.no'}]";

  private final List<MessageRules> rules =
      List.of(new MinutesRules(new Nov("nov", "NOV", "drammen"), CLOCK));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  private Inspection.Outcome inspect(String fields) {
    Envelope message =
        Messages.from("drammen", Types.MEETING_MINUTED, "m", "{'meetingId':'m-1'," + fields + "}");
    return inspection.inspect(
        DRAMMEN, Map.of("content-type", Envelope.STRUCTURED), message.toJson());
  }

  private Sound sound(String fields) {
    return (Sound) inspect(fields);
  }

  /** What admission says beside what it remembers of the meeting and of its minutes. */
  private List<String> codes(String fields, String meeting, String newest) {
    Sound sound = sound(fields);
    List<Requirement> required = sound.rules().requires(sound.envelope().data());
    assertThat(required)
        .extracting(Requirement::thing)
        .containsExactly("meeting/drammen/m-1", "minutes/drammen/m-1");
    List<Reason> reasons =
        new java.util.ArrayList<>(required.get(0).ifKnown().apply(Optional.ofNullable(meeting)));
    if (newest != null) {
      reasons.addAll(required.get(1).ifKnown().apply(Optional.of(newest)));
    } else if (required.get(1).ifUnknown() != null) {
      reasons.add(required.get(1).ifUnknown());
    }
    return reasons.stream().map(Reason::code).toList();
  }

  @Test
  void words_for_present_and_addresses_get_their_standard_form() {
    Sound sound =
        sound(
            ITEM
                + ",'attendance':[{'address':'Ola@Example.NO'},{'name':'Per Ås','present':'forfall'}]");

    assertThat(sound.envelope().data().get("owner").asString()).isEqualTo("drammen");
    assertThat(sound.envelope().data().at("/attendance/0/address").asString())
        .isEqualTo("ola@example.no");
    assertThat(sound.envelope().data().at("/attendance/0/present").asBoolean()).isTrue();
    assertThat(sound.envelope().data().at("/attendance/1/present").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'items':[]                                                              | data.items           | empty
          'items':[{'heading':'Nettleie'}]                                        | data.items[0]        | not_one_of_three
          'items':[{'decision':'Ja.','action':'Skriv.','responsible':'Ola'}]      | data.items[0]        | not_one_of_three
          'items':[{'action':'Skriv høringssvar.'}]                               | data.items[0].responsible | nobody
          'items':[{'action':'Skriv høringssvar.','responsible':' '}]             | data.items[0].responsible | nobody
          'items':[{'action':'Skriv.','responsible':'ola@'}]                      | data.items[0].responsible | not_an_address
          'items':[{'action':'Skriv.','responsible':'Ola','due':'2027-02-30'}]    | data.items[0].due    | not_a_date
          'items':[{'decision':'Ja.','due':'2027-02-20'}]                         | data.items[0].due    | no_action
          'version':2,'items':[{'decision':'Ja.'}]                                | data.reason          | missing
          'items':[{'decision':'Ja.'}],'attendance':[{'present':true}]            | data.attendance[0]   | missing
          'items':[{'decision':'Ja.'}],'attendance':[{'name':'A','present':'kanskje'}] | data.attendance[0].present | not_among
          'items':[{'decision':'Ja.'}],'attendance':[{'address':'a@example.no'},{'address':'A@example.no'}] | data.attendance[1] | repeated
          """)
  void each_fault_is_named_where_it_stands(String fields, String field, String code) {
    Unsound unsound = (Unsound) inspect(fields);

    assertThat(unsound.reasons())
        .extracting(Reason::field, Reason::code)
        .containsExactly(tuple(field, code));
  }

  @Test
  void persons_are_told_by_number_alone() {
    Unsound unsound =
        (Unsound)
            inspect(
                "'items':[{'action':'Skriv.','responsible':'hemmelig@'}],'attendance':[{'address':'hemmelig'}]");

    assertThat(unsound.reasons()).hasSize(2);
    assertThat(unsound.reasons().toString()).doesNotContain("hemmelig").contains("nr. 1");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2027-01-12T09:00+01:00, -
          -,                      -
          cancelled,              cancelled_meeting
          draft,                  draft_meeting
          2027-01-13T09:01+01:00, lies_ahead
          """)
  void minutes_are_of_a_meeting_that_has_begun(String meeting, String code) {
    assertThat(codes(ITEM + "," + THERE, meeting, null))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void an_action_is_not_due_before_the_meeting() {
    String action = "'items':[{'action':'Skriv.','responsible':'Ola','due':'2027-01-%d'}]";

    assertThat(codes(action.formatted(11), "2027-01-12T09:00+01:00", null))
        .containsExactly("before");
    assertThat(codes(action.formatted(12), "2027-01-12T09:00+01:00", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          1, -, -
          2, -, wrong_version
          1, 1, wrong_version
          2, 1, -
          2, 2, wrong_version
          4, 2, wrong_version
          3, 2, -
          """)
  void only_the_version_after_the_newest_is_taken(int version, String newest, String code) {
    assertThat(codes(ITEM + ",'reason':'Rettet.','version':" + version, null, newest))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void the_second_of_two_corrections_is_told_what_to_do() {
    Sound sound = sound(ITEM + ",'version':2,'reason':'Rettet.'");
    Reason reason =
        sound
            .rules()
            .requires(sound.envelope().data())
            .get(1)
            .ifKnown()
            .apply(Optional.of("2"))
            .get(0);

    assertThat(reason.message().nb())
        .isEqualTo(
            "Referatet finnes allerede i utgave 2, så dette kan ikke være utgave 2. Se hva som er endret siden, ta det med, og send som utgave 3 med en begrunnelse.");
  }

  @Test
  void minutes_without_anybody_present_are_questioned() {
    Sound none = sound(ITEM);
    Sound absent = sound(ITEM + ",'attendance':[{'name':'Per','present':'nei'}]");
    Sound somebody = sound(ITEM + "," + THERE);

    assertThat(none.rules().doubts(none.envelope().data())).isPresent();
    assertThat(absent.rules().doubts(absent.envelope().data())).isPresent();
    assertThat(somebody.rules().doubts(somebody.envelope().data())).isEmpty();
  }
}
