package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.EveryPart;
import no.nov.hub.Html;
import no.nov.hub.Sent;
import no.nov.hub.mail.incoming.AnswersByMail.Outcome;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers from mail, link and contact become one list. */
@EveryPart
class AnswersTest {

  private static final String ABOUT = "meeting drammen/m-1";
  private static final Text CONFIRMED =
      new Text(
          "Takk. Svaret er bekreftet og teller.", "Thank you. The answer is confirmed and counts.");

  private final MeetingHub hub = new MeetingHub();

  @BeforeEach
  void called() {
    hub.group("energi", "ola", "per", "siri", "tor").calls("m-1", "").looks().letters();
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
  void who_was_not_invited_is_shown_to_the_contact_and_not_added() throws Exception {
    assertThat(mailed("fremmed", Participation.ACCEPTED, 0, 10)).isEqualTo(Outcome.STRANGER);

    assertThat(hub.bean(InvitationTables.class).of(ABOUT)).hasSize(4);
    List<Sent> told = hub.letters();
    assertThat(Sent.told(told)).isEqualTo("NOTICE kari");
    assertThat(told.get(0).subject())
        .isEqualTo("Svar fra en som ikke er innkalt: Møte i energigruppen");
    assertThat(told.get(0).text())
        .contains("Svar fra: fremmed@example.no", "Svar: Kommer")
        .contains("fremmed@example.no er ikke innkalt, så svaret teller ikke.")
        .contains("Skal vedkommende være med, legg navnet til i gruppen.")
        .contains("fremmed@example.no is not called, so the answer does not count.");
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
  void of_two_answers_written_in_the_same_second_the_one_that_came_later_counts() throws Exception {
    assertThat(mailed("ola", Participation.ACCEPTED, 0, 10)).isEqualTo(Outcome.COUNTED);
    assertThat(mailed("ola", Participation.DECLINED, 0, 10)).isEqualTo(Outcome.COUNTED);

    assertThat(answerOf("ola")).isEqualTo(Participation.DECLINED);
    assertThat(hub.letters().get(0).subject()).startsWith("Lederen kan ikke komme");
  }

  @Test
  void of_an_older_answer_that_came_later_the_contact_is_told_once() throws Exception {
    mailed("per", Participation.ACCEPTED, 0, 20);
    assertThat(hub.letters()).isEmpty();

    assertThat(mailed("per", Participation.DECLINED, 0, 10)).isEqualTo(Outcome.OLDER);
    mailed("per", Participation.DECLINED, 0, 10);

    List<Sent> told = hub.letters();
    assertThat(Sent.told(told)).isEqualTo("NOTICE kari");
    assertThat(told.get(0).subject()).isEqualTo("Et svar teller ikke: Møte i energigruppen");
    assertThat(told.get(0).text())
        .contains("Svar fra: Per Ås, per@example.no", "Svar: Kan ikke komme")
        .contains("skrevet før det svaret som teller nå («Kommer»)");
    assertThat(hub.after(Duration.ofDays(2)).tellsAnswers().letters())
        .noneMatch(letter -> letter.kind() == Letter.Kind.NOTICE);
  }

  @Test
  void the_mails_about_answers_are_found_when_one_who_is_named_in_them_is_erased() {
    mailed("per", "per", Participation.ACCEPTED, 0, 10, false);

    assertThat(hub.letters().get(0).about()).isEqualTo("answers drammen");
    assertThat(hub.bean(MeetingPersons.class).abouts("per@example.no")).contains("answers drammen");
  }

  @Test
  void of_an_answer_to_the_old_time_the_contact_is_told() throws Exception {
    hub.calls("m-1", "'start':'2027-01-13T09:00'").looks().letters();

    mailed("ola", Participation.ACCEPTED, 0, 90);

    assertThat(hub.letters().get(0).text())
        .contains("onsdag 13. januar 2027 kl. 09.00", "Svar: Kommer")
        .contains("Svaret gjelder tidspunktet før møtet ble flyttet, så det teller ikke.");
  }

  @Test
  void what_waits_is_told_with_whose_answer_to_which_meeting_and_where_to_confirm_it()
      throws Exception {
    mailed("per", "per", Participation.DECLINED, 0, 10, false);

    Sent notice = hub.letters().get(0);
    assertThat(notice.recipient()).isEqualTo("kari@example.no");
    assertThat(notice.subject()).isEqualTo("Et svar venter på deg: Møte i energigruppen");
    assertThat(notice.text())
        .contains("Når: tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid)")
        .contains("Svar fra: Per Ås, per@example.no", "Svar: Kan ikke komme")
        .contains("Det lot seg ikke fastslå at svaret virkelig er fra Per Ås")
        .contains("Bekreft eller forkast svaret:\r\nhttps://hub.example.no/svar/vent-token")
        .contains("Answer from: Per Ås, per@example.no", "Answer: Cannot come")
        .doesNotContain("per@example.no for per@example.no");
  }

  @Test
  void who_answers_for_another_is_told_apart_from_whom_it_is_for() throws Exception {
    mailed("per", "tor", Participation.ACCEPTED, 0, 10, true);

    assertThat(hub.letters().get(0).text())
        .contains("Svar fra: tor@example.no", "På vegne av: Per Ås, per@example.no")
        .contains("Svaret kom ikke fra Per Ås selv");
  }

  @Test
  void several_answers_that_wait_are_told_in_one_mail_the_next_morning() throws Exception {
    mailed("per", "per", Participation.ACCEPTED, 0, 10, false);
    assertThat(hub.told()).isEqualTo("NOTICE kari");

    mailed("per", "per", Participation.DECLINED, 0, 20, false);
    mailed("siri", "siri", Participation.DECLINED, 0, 30, false);
    mailed("tor", "tor", Participation.DECLINED, 0, 40, false);
    long dismissed = hub.bean(AnswerTables.class).of(ABOUT).get(0).id();
    hub.bean(Answers.class).decide(hub.meeting(ABOUT), dismissed, false);
    assertThat(hub.tellsAnswers().letters()).isEmpty();

    hub.clock.pass(Duration.ofDays(1));
    List<Sent> morning = hub.tellsAnswers().letters();
    assertThat(Sent.told(morning)).isEqualTo("NOTICE kari");
    assertThat(morning.get(0).subject()).isEqualTo("2 svar du bør se på");
    assertThat(morning.get(0).text()).contains("Per Ås", "Siri Ås").doesNotContain("Tor Ås");
    mailed("ola", "ola", Participation.ACCEPTED, 0, 1500, false);
    assertThat(hub.tellsAnswers().letters()).isEmpty();
  }

  @Test
  void the_page_of_the_link_shows_the_answer_and_decides_on_it_once() {
    mailed("per", "per", Participation.ACCEPTED, 0, 10, false);
    String token = hub.bean(AnswerTables.class).of(ABOUT).get(0).token();
    DecisionPages pages = hub.bean(DecisionPages.class);

    assertThat(pages.page("unknown")).isEmpty();
    DecisionPage page = pages.page(token).orElseThrow();
    assertThat(page.from()).isEqualTo("Per Ås, per@example.no");
    assertThat(page.answer()).isEqualTo(new Text("Kommer", "Will come"));
    assertThat(page.decided()).isNull();
    assertThat(answerOf("per")).isEqualTo(Participation.NONE);

    assertThat(pages.decide(token, "perhaps").orElseThrow().fault()).isNotNull();
    assertThat(pages.decide(token, "yes").orElseThrow().decided()).isEqualTo(CONFIRMED);
    assertThat(answerOf("per")).isEqualTo(Participation.ACCEPTED);
    assertThat(pages.decide(token, "no").orElseThrow().decided()).isEqualTo(CONFIRMED);
    assertThat(answerOf("per")).isEqualTo(Participation.ACCEPTED);
  }

  @Test
  void all_that_the_page_of_the_link_says_has_english_beside_it() {
    mailed("per", "per", Participation.ACCEPTED, 0, 10, false);
    String token = hub.bean(AnswerTables.class).of(ABOUT).get(0).token();
    DecisionController http = hub.bean(DecisionController.class);

    String waits = Html.of(http.page(token));
    String fault = Html.of(http.decide(token, Map.of()));
    String decided = Html.of(http.decide(token, Map.of("holds", "yes")));

    assertThat(waits)
        .contains("Et svar venter (An answer waits)")
        .contains("Når <span lang=\"en\">(When)", "Svar fra <span lang=\"en\">(Answer from)")
        .contains("Svar <span lang=\"en\">(Answer)", "Kommer <span lang=\"en\">(Will come)")
        .contains("Er svaret ekte? <span lang=\"en\">Is the answer real?")
        .contains("Det lot seg ikke fastslå", "Er du usikker, spør den det gjelder.")
        .contains("<p lang=\"en\">It could not be established", "If you are not sure, ask")
        .contains("Er ekte, og skal telle <span lang=\"en\">(Is real, and counts)")
        .contains("Skal forkastes <span lang=\"en\">(Is to be dismissed)")
        .contains("Svaret <span lang=\"en\">(The answer)", "Lagre <span lang=\"en\">(Save)");
    assertThat(waits.lines().filter(line -> line.contains("Når")))
        .allMatch(line -> line.contains("kl. ") && line.contains(" at "));
    assertThat(fault).contains("Velg ett av de to.", "Choose one of the two.");
    assertThat(decided).contains(CONFIRMED.nb(), CONFIRMED.en());
  }

  @Test
  void the_contact_is_told_at_once_when_the_leader_declines() throws Exception {
    mailed("ola", Participation.DECLINED, 0, 10);

    Sent notice = hub.letters().get(0);
    assertThat(notice.recipient()).isEqualTo("kari@example.no");
    assertThat(notice.subject()).isEqualTo("Lederen kan ikke komme: Møte i energigruppen");
  }

  @Test
  void the_contact_is_told_once_when_less_than_half_can_come() throws Exception {
    mailed("per", Participation.DECLINED, 0, 10);
    mailed("siri", Participation.DECLINED, 0, 11);
    assertThat(hub.letters()).isEmpty();

    mailed("tor", Participation.DECLINED, 0, 12);
    assertThat(hub.letters().get(0).subject())
        .isEqualTo("Møtet kan ikke lenger samle halvparten: Møte i energigruppen");
    mailed("tor", Participation.DECLINED, 0, 13);
    assertThat(hub.letters()).isEmpty();
  }
}
