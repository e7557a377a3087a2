package no.nov.hub.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import no.nov.hub.EveryPart;
import no.nov.hub.meeting.AnswersByMail.Outcome;
import no.nov.hub.meeting.MeetingHub.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers from mail, link and contact become one list. */
@EveryPart
class AnswersTest {

  private static final String ABOUT = "meeting drammen/m-1";

  private final MeetingHub hub = new MeetingHub();

  @BeforeEach
  void called() {
    hub.group("energi", "ola", "per", "siri", "tor").calls("m-1", "").looks().letters();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Outcome mailed(String name, Participation answer, int sequence, int minutes) {
    return mailed(name, name, answer, sequence, minutes, true);
  }

  private Outcome mailed(
      String name, String from, Participation answer, int sequence, int minutes, boolean proven) {
    Meeting meeting = hub.meeting(ABOUT);
    Instant stamp = MeetingHub.NOW.plus(Duration.ofMinutes(minutes));
    return hub.bean(Answers.class)
        .take(
            meeting.token(),
            new MailedAnswer(
                meeting.uid(),
                name + "@example.no",
                answer,
                sequence,
                stamp,
                null,
                null,
                null,
                from + "@example.no",
                proven,
                stamp));
  }

  private Participation answerOf(String name) {
    return hub.invitation(ABOUT, name).answered().answer();
  }

  @Test
  void the_later_of_two_answers_counts_in_whatever_order_they_come() {
    assertThat(mailed("ola", Participation.DECLINED, 0, 20)).isEqualTo(Outcome.COUNTED);
    assertThat(mailed("ola", Participation.ACCEPTED, 0, 10)).isEqualTo(Outcome.OLDER);

    assertThat(answerOf("ola")).isEqualTo(Participation.DECLINED);
    assertThat(hub.bean(AnswerTables.class).of(ABOUT)).hasSize(2);
  }

  @Test
  void the_same_answer_read_twice_is_kept_once() {
    mailed("ola", Participation.ACCEPTED, 0, 10);
    mailed("ola", Participation.ACCEPTED, 0, 10);

    assertThat(hub.bean(AnswerTables.class).of(ABOUT)).hasSize(1);
  }

  @Test
  void an_answer_to_the_old_time_does_not_count_for_the_new_one() {
    hub.calls("m-1", "'start':'2027-01-13T09:00'").looks();

    assertThat(mailed("ola", Participation.ACCEPTED, 0, 90)).isEqualTo(Outcome.OLDER);
    assertThat(answerOf("ola")).isEqualTo(Participation.NONE);
    assertThat(mailed("ola", Participation.ACCEPTED, 1, 80)).isEqualTo(Outcome.COUNTED);
  }

  @Test
  void an_answer_whose_sender_is_not_proven_waits_for_the_contact() {
    assertThat(mailed("per", "per", Participation.ACCEPTED, 0, 10, false)).isEqualTo(Outcome.WAITS);
    assertThat(answerOf("per")).isEqualTo(Participation.NONE);
    assertThat(hub.told()).isEqualTo("NOTICE kari");

    long waiting = hub.bean(AnswerTables.class).of(ABOUT).get(0).id();
    assertThat(hub.bean(Answers.class).decide(hub.meeting(ABOUT), waiting, true)).isTrue();
    assertThat(answerOf("per")).isEqualTo(Participation.ACCEPTED);
    assertThat(hub.bean(Answers.class).decide(hub.meeting(ABOUT), waiting, true)).isFalse();
  }

  @Test
  void an_answer_mailed_by_another_waits_and_can_be_dismissed() {
    assertThat(mailed("per", "tor", Participation.DECLINED, 0, 10, true)).isEqualTo(Outcome.WAITS);

    long waiting = hub.bean(AnswerTables.class).of(ABOUT).get(0).id();
    hub.bean(Answers.class).decide(hub.meeting(ABOUT), waiting, false);

    assertThat(answerOf("per")).isEqualTo(Participation.NONE);
  }

  @Test
  void who_was_not_invited_is_shown_to_the_contact_and_not_added() {
    assertThat(mailed("fremmed", Participation.ACCEPTED, 0, 10)).isEqualTo(Outcome.STRANGER);

    assertThat(hub.bean(InvitationTables.class).of(ABOUT)).hasSize(4);
    assertThat(hub.told()).isEqualTo("NOTICE kari");
  }

  @Test
  void a_reply_for_an_unknown_meeting_is_said_to_be_one() {
    Meeting meeting = hub.meeting(ABOUT);
    MailedAnswer other =
        new MailedAnswer(
            "other@example.no",
            "ola@example.no",
            Participation.ACCEPTED,
            0,
            MeetingHub.NOW,
            null,
            null,
            null,
            "ola@example.no",
            true,
            MeetingHub.NOW);

    assertThat(hub.bean(Answers.class).take(meeting.token(), other))
        .isEqualTo(Outcome.UNKNOWN_MEETING);
    assertThat(hub.bean(Answers.class).take("tokenthatnobodyhasgot", other))
        .isEqualTo(Outcome.UNKNOWN_MEETING);
  }

  @Test
  void a_comment_alone_leaves_the_answer() {
    mailed("ola", Participation.ACCEPTED, 0, 10);
    hub.clock.pass(Duration.ofMinutes(30));
    hub.bean(Answers.class)
        .byContact(
            hub.meeting(ABOUT),
            "ola@example.no",
            new Answers.Said(Participation.NONE, "Kommer litt sent", null),
            "drammen");

    Invitation.Answered answered = hub.invitation(ABOUT, "ola").answered();
    assertThat(answered.answer()).isEqualTo(Participation.ACCEPTED);
    assertThat(answered.comment()).isEqualTo("Kommer litt sent");
    assertThat(answered.how()).isEqualTo("contact");
  }

  @Test
  void what_the_contact_hears_on_the_phone_is_newer_than_the_mail_before() {
    mailed("ola", Participation.DECLINED, 0, 10);
    hub.clock.pass(Duration.ofMinutes(30));

    boolean invited =
        hub.bean(Answers.class)
            .byContact(
                hub.meeting(ABOUT),
                "ola@example.no",
                new Answers.Said(Participation.ACCEPTED, null, null),
                "drammen");

    assertThat(invited).isTrue();
    assertThat(answerOf("ola")).isEqualTo(Participation.ACCEPTED);
    assertThat(mailed("ola", Participation.DECLINED, 0, 20)).isEqualTo(Outcome.OLDER);
  }

  @Test
  void a_later_answer_by_mail_counts_though_others_have_been_told_a_higher_sequence() {
    hub.group("energi", "ola", "siri", "tor").looks().letters();
    hub.clock.pass(Duration.ofMinutes(5));
    hub.bean(Answers.class)
        .byLink(
            hub.meeting(ABOUT),
            "ola@example.no",
            new Answers.Said(Participation.ACCEPTED, null, null));

    assertThat(mailed("ola", Participation.DECLINED, 0, 60)).isEqualTo(Outcome.COUNTED);
    assertThat(answerOf("ola")).isEqualTo(Participation.DECLINED);
  }

  @Test
  void a_second_answer_that_waits_is_told_too() {
    mailed("per", "per", Participation.ACCEPTED, 0, 10, false);
    assertThat(hub.told()).isEqualTo("NOTICE kari");

    mailed("per", "per", Participation.DECLINED, 0, 20, false);
    mailed("per", "per", Participation.ACCEPTED, 0, 30, false);
    assertThat(hub.told()).isEqualTo("NOTICE kari, NOTICE kari");
  }

  @Test
  void the_contact_is_told_at_once_when_the_leader_declines() throws Exception {
    mailed("ola", Participation.DECLINED, 0, 10);

    Sent notice = hub.letters().get(0);
    assertThat(notice.recipient()).isEqualTo("kari@example.no");
    assertThat(notice.message().getSubject())
        .isEqualTo("Lederen kan ikke komme: Møte i energigruppen");
  }

  @Test
  void the_contact_is_told_once_when_less_than_half_can_come() throws Exception {
    mailed("per", Participation.DECLINED, 0, 10);
    mailed("siri", Participation.DECLINED, 0, 11);
    assertThat(hub.letters()).isEmpty();

    mailed("tor", Participation.DECLINED, 0, 12);
    assertThat(hub.letters().get(0).message().getSubject())
        .isEqualTo("Møtet kan ikke lenger samle halvparten: Møte i energigruppen");
    mailed("tor", Participation.DECLINED, 0, 13);
    assertThat(hub.letters()).isEmpty();
  }
}
