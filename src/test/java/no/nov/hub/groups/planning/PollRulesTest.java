package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import no.nov.hub.Messages;
import no.nov.hub.groups.meeting.KnownMeeting;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.admission.Schemas;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollRulesTest {

  private static final String TWO = "{'start':'2027-01-12T09:00'},{'start':'2027-01-13T09:00'}";

  private final List<MessageRules> rules =
      List.of(
          new PollRules(
              new Nov("nov", "NOV", "drammen"),
              Clock.fixed(PollHub.NOW, ZoneId.of("Europe/Oslo"))));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  private Inspection.Outcome inspect(String times, String fields) {
    String data =
        "{'meetingId':'m-1','groups':['energi'],'title':'Møte','times':[%s]%s}"
            .formatted(times, fields);
    return inspection.inspect(
        PollHub.DRAMMEN,
        Map.of("content-type", Envelope.STRUCTURED),
        Messages.from("drammen", Types.MEETING_PROPOSED, "m", data).toJson());
  }

  @Test
  void an_ordinary_proposal_is_the_senders_own_needs_its_group_and_makes_the_meeting_known() {
    Sound sound = (Sound) inspect(TWO, ",'answerBy':'2027-01-10'");

    assertThat(sound.envelope().data().get("owner").asString()).isEqualTo("drammen");
    assertThat(sound.envelope().data().get("timeZone").asString()).isEqualTo("Europe/Oslo");
    assertThat(sound.rules().requires(sound.envelope().data()))
        .extracting(MessageRules.Requirement::thing)
        .containsExactly("group/drammen/energi", "meeting/drammen/m-1");
    assertThat(sound.rules().makesKnown(sound.envelope().data())).contains("meeting/drammen/m-1");
    assertThat(KnownMeeting.of(sound.rules().stateIfNew(sound.envelope().data())))
        .as("nobody has been called, so there can be no minutes")
        .contains(new KnownMeeting(false, null));
    assertThat(sound.rules().state(sound.envelope().data())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'start':'2027-01-12T09:00'}                               | data.times          | too_few
          {'start':'2027-01-04T08:30'},{'start':'2027-01-12T09:00'}  | data.times[0].start | in_past
          {'start':'2027-01-12T09:00'},{'start':'2027-01-13T09:00','end':'2027-01-13T08:00'} | data.times[1].end | before
          {'start':'2027-01-12T09:00'},{'start':'2027-01-12T09:00:00'} | data.times[1].start | repeated
          {'start':'2027-01-12T09:00'},{'start':'2027-02-30T09:00'}  | data.times[1].start | not_a_time
          {'start':'2027-01-12T09:00'},{'start':'2027-03-28T02:30'}  | data.times[1].start | no_such_time
          """)
  void each_fault_is_named_where_it_stands(String times, String field, String code) {
    Unsound unsound = (Unsound) inspect(times, "");

    assertThat(unsound.reasons())
        .extracting(Reason::field, Reason::code)
        .containsExactly(tuple(field, code));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-03, in_past",
    "2027-01-14, after_all",
    "2027-02-30, not_a_date",
  })
  void the_last_day_to_answer_lies_between_today_and_the_times(String day, String code) {
    Unsound unsound = (Unsound) inspect(TWO, ",'answerBy':'%s'".formatted(day));

    assertThat(unsound.reasons())
        .extracting(Reason::field, Reason::code)
        .containsExactly(tuple("data.answerBy", code));
  }

  @Test
  void a_zone_that_does_not_exist_is_told_once() {
    Unsound unsound = (Unsound) inspect(TWO, ",'timeZone':'Europe/Drammen'");

    assertThat(unsound.reasons()).extracting(Reason::code).containsExactly("unknown_zone");
  }

  @Test
  void a_sentence_says_which_of_the_times_it_is_about() {
    Unsound unsound =
        (Unsound) inspect("{'start':'2027-01-12T09:00'},{'start':'2027-01-01T09:00'}", "");

    assertThat(unsound.reasons().get(0).message().nb())
        .isEqualTo("Tidspunkt nr. 2: Dette har allerede vært. Rett datoen, eller ta det ut.");
  }

  @Test
  void more_than_twenty_times_are_refused() {
    Unsound many = (Unsound) inspect(String.join(",", Collections.nCopies(21, TWO)), "");

    assertThat(many.reasons()).extracting(Reason::code).contains("too_many");
  }

  @Test
  void anothers_group_is_refused() {
    String data =
        "{'meetingId':'m-1','groups':['modum/energi'],'title':'Møte','times':[%s]}".formatted(TWO);
    Unsound unsound =
        (Unsound)
            inspection.inspect(
                PollHub.DRAMMEN,
                Map.of("content-type", Envelope.STRUCTURED),
                Messages.from("drammen", Types.MEETING_PROPOSED, "m", data).toJson());

    assertThat(unsound.reasons()).extracting(Reason::code).containsExactly("not_yours");
  }
}
