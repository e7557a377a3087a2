package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
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

class MeetingRulesTest {

  private static final Participant DRAMMEN = participant("drammen");
  private static final Participant MODUM = participant("modum");
  private static final Nov NOV = new Nov("nov", "NOV", "drammen");

  private final List<MessageRules> rules =
      List.of(
          new MeetingRules(NOV, java.time.Clock.fixed(MeetingHub.NOW, MeetingHub.OSLO)),
          new MeetingCancelledRules(NOV));
  private final Inspection inspection = new Inspection(rules, new Schemas(rules));

  private static Participant participant(String id) {
    return new Participant(id, id, null, Participant.Kind.ASSOCIATION, List.of());
  }

  private Inspection.Outcome inspect(Participant sender, String data) {
    Envelope message = Messages.from(sender.id(), Types.MEETING_CALLED, "m", data);
    return inspection.inspect(
        sender, java.util.Map.of("content-type", Envelope.STRUCTURED), message.toJson());
  }

  private Inspection.Outcome meeting(String fields) {
    return inspect(
        DRAMMEN, "{'meetingId':'m-1','groups':['energi'],'title':'Møte'%s}".formatted(fields));
  }

  @Test
  void an_ordinary_meeting_is_the_senders_own_and_needs_its_group() {
    Sound sound =
        (Sound)
            meeting(
                ",'start':'2027-01-12T09:00','end':'2027-01-12T10:00','agenda':['Sak <b>1</b>']");

    assertThat(sound.envelope().data().get("owner").asString()).isEqualTo("drammen");
    assertThat(sound.rules().key(sound.envelope().data())).isEqualTo("drammen/m-1");
    assertThat(sound.rules().requires(sound.envelope().data()))
        .extracting(MessageRules.Requirement::thing)
        .containsExactly("group/drammen/energi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                                                              | data.start | missing
          ,'start':'2027-01-12'                                           | data.start | no_time_of_day
          ,'start':'2027-01-04T08:30'                                     | data.start | in_past
          ,'start':'2026-01-12T09:00'                                     | data.start | in_past
          ,'start':'2027-01-12T09:00','end':'2027-01-12T08:00'            | data.end   | before
          ,'start':'2027-03-28T02:30'                                     | data.start | no_such_time
          ,'start':'2027-01-12T09:00','onlineUrl':'javascript:x'          | data.onlineUrl | not_a_url
          ,'start':'2027-01-12T09:00','attachments':[{'name':'a.exe','sha256':'SHA'}] | data.attachments[0].name | not_an_attachment
          ,'start':'2027-01-12T09:00','attachments':[{'name':'a.pdf','sha256':'SHA'},{'name':'A.pdf','sha256':'SHA'}] | data.attachments[1].name | repeated
          """)
  void each_fault_is_named_where_it_stands(String fields, String field, String code) {
    Unsound unsound = (Unsound) meeting(fields.replace("SHA", "0".repeat(64)));

    assertThat(unsound.reasons())
        .extracting(Reason::field, Reason::code)
        .containsExactly(tuple(field, code));
  }

  @Test
  void a_line_break_in_a_title_is_refused_and_not_quoted() {
    Unsound unsound =
        (Unsound)
            inspect(
                DRAMMEN,
                "{'meetingId':'m-1','groups':['energi'],'title':'Møte\\r\\nBcc: x@example.no','start':'2027-01-12T09:00'}");

    assertThat(unsound.reasons()).extracting(Reason::code).containsExactly("control_character");
    assertThat(unsound.reasons().toString()).doesNotContain("Bcc");
  }

  @Test
  void a_title_or_an_item_of_the_agenda_without_words_is_refused() {
    Unsound unsound =
        (Unsound)
            inspect(
                DRAMMEN,
                "{'meetingId':'m-1','groups':['energi'],'title':' ','start':'2027-01-12T09:00','agenda':['  ']}");

    assertThat(unsound.reasons())
        .extracting(Reason::field, Reason::code)
        .containsExactlyInAnyOrder(
            tuple("data.title", "wrong_form"), tuple("data.agenda[0]", "wrong_form"));
    assertThat(unsound.reasons().get(0).message().nb())
        .endsWith("men skal være en tekst med ord i.");
  }

  @Test
  void a_draft_may_be_without_a_time() {
    assertThat(meeting(",'draft':true")).isInstanceOf(Sound.class);
  }

  @Test
  void nobody_calls_anothers_groups() {
    Unsound group =
        (Unsound)
            inspect(
                DRAMMEN,
                "{'meetingId':'m-1','groups':['modum/energi'],'title':'Møte','start':'2027-01-12T09:00'}");
    Unsound owner =
        (Unsound)
            inspect(
                MODUM,
                "{'owner':'nov','meetingId':'m-1','groups':['daglige-ledere'],'title':'Møte','start':'2027-01-12T09:00'}");

    assertThat(group.reasons()).extracting(Reason::code).containsExactly("not_yours");
    assertThat(owner.reasons()).extracting(Reason::code).containsExactly("not_yours");
  }

  @Test
  void novs_secretary_calls_novs_own_groups() {
    assertThat(
            inspect(
                DRAMMEN,
                "{'owner':'nov','meetingId':'m-1','groups':['daglige-ledere'],'title':'Møte','start':'2027-01-12T09:00'}"))
        .isInstanceOf(Sound.class);
  }
}
