package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;

/** Who is told what, and that nobody is told twice. */
@EveryPart
class InvitingTest {

  private static final String MEETING = "meeting drammen/m-1";

  private final MeetingHub hub = new MeetingHub();

  @Test
  void each_member_gets_one_invitation_and_looking_again_sends_nothing() {
    hub.group("energi", "ola", "per", "siri").calls("m-1", "").looks();

    assertThat(hub.told()).isEqualTo("INVITATION ola, INVITATION per, INVITATION siri");
    assertThat(hub.after(Duration.ofMinutes(5)).told()).isEmpty();
    assertThat(hub.calls("m-1", "").looks().told()).isEmpty();
  }

  @Test
  void a_draft_mails_nothing_until_it_is_called() {
    hub.group("energi", "ola").calls("m-1", "'draft':true").looks();
    assertThat(hub.told()).isEmpty();

    hub.calls("m-1", "").looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");
    assertThat(hub.meeting(MEETING).sequence()).isZero();
  }

  @Test
  void a_new_time_raises_the_sequence_and_asks_everybody_anew() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();
    answer("ola", Participation.ACCEPTED);

    hub.calls("m-1", "'start':'2027-01-13T09:00'").looks();

    assertThat(hub.told()).isEqualTo("UPDATE ola, UPDATE per");
    assertThat(hub.meeting(MEETING).sequence()).isEqualTo(1);
    assertThat(hub.invitation(MEETING, "ola").unanswered()).isTrue();
  }

  @Test
  void a_new_agenda_alone_keeps_the_sequence_and_the_answers() {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();
    answer("ola", Participation.ACCEPTED);

    hub.calls("m-1", "'agenda':['Nettleie']").looks();

    assertThat(hub.told()).isEqualTo("UPDATE ola");
    assertThat(hub.meeting(MEETING).sequence()).isZero();
    assertThat(hub.invitation(MEETING, "ola").answered().answer())
        .isEqualTo(Participation.ACCEPTED);
  }

  @Test
  void a_cancelled_meeting_is_told_to_all_once_and_can_be_called_again() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();

    hub.cancels("m-1", "Sykdom").looks();
    assertThat(hub.told()).isEqualTo("CANCELLATION ola, CANCELLATION per");
    assertThat(hub.cancels("m-1", "Sykdom").looks().told()).isEmpty();

    hub.calls("m-1", "").looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola, INVITATION per");
    assertThat(hub.meeting(MEETING).sequence()).isEqualTo(2);
  }

  @Test
  void who_joins_is_invited_alone_and_who_leaves_is_released_alone() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();

    hub.group("energi", "ola", "siri").looks();

    assertThat(hub.told()).isEqualTo("INVITATION siri, RELEASE per");
    assertThat(hub.invitation(MEETING, "per").sequence()).isEqualTo(1);
    assertThat(hub.invitation(MEETING, "ola").sequence()).isZero();

    hub.group("energi", "ola", "per", "siri").looks();
    assertThat(hub.told()).isEqualTo("INVITATION per");
    assertThat(hub.invitation(MEETING, "per").sequence()).isEqualTo(2);
  }

  @Test
  void membership_is_that_of_the_meetings_day() {
    hub.groupWith(
            "energi",
            "'leader':{'address':'ola@example.no'}",
            MeetingHub.member("ola")
                + ",{'name':'Ny','address':'ny@example.no','from':'2027-01-10'}"
                + ",{'name':'Ut','address':'ut@example.no','until':'2027-01-11'}")
        .calls("m-1", "")
        .looks();

    assertThat(hub.told()).isEqualTo("INVITATION ny, INVITATION ola");
  }

  @Test
  void a_member_of_two_groups_that_meet_together_gets_one_invitation() {
    hub.group("energi", "ola", "per").group("klima", "per", "siri");

    hub.calls("m-1", "'groups':['energi','klima']").looks();

    assertThat(hub.told()).isEqualTo("INVITATION ola, INVITATION per, INVITATION siri");
  }

  @Test
  void the_leaders_of_all_groups_can_be_called() {
    hub.group("energi", "ola", "per").group("klima", "siri", "per");

    hub.calls("m-1", "'groups':['ledere']").looks();

    assertThat(hub.told()).isEqualTo("INVITATION ola, INVITATION siri");
  }

  @Test
  void a_meeting_that_is_called_before_its_group_is_known_is_mailed_when_it_is() {
    hub.calls("m-1", "").looks();
    assertThat(hub.told()).isEmpty();

    hub.group("energi", "ola").looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");
  }

  @Test
  void reminders_go_three_days_and_one_day_before_to_those_who_have_not_answered() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();
    answer("ola", Participation.TENTATIVE);

    assertThat(hub.after(Duration.ofDays(4)).told()).isEmpty();
    assertThat(hub.after(Duration.ofDays(1)).told()).isEqualTo("REMINDER per");
    assertThat(hub.after(Duration.ofHours(5)).told()).isEmpty();
    assertThat(hub.after(Duration.ofDays(2)).told()).isEqualTo("REMINDER per");
    assertThat(hub.after(Duration.ofDays(3)).told()).isEmpty();
  }

  @Test
  void reminders_that_were_slept_through_become_one() {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();

    assertThat(hub.after(Duration.ofDays(7).plusHours(5)).told()).isEqualTo("REMINDER ola");
    assertThat(hub.after(Duration.ofHours(1)).told()).isEmpty();
  }

  @Test
  void who_is_invited_late_is_not_reminded_at_once() {
    hub.group("energi", "ola")
        .calls("m-1", "'start':'2027-01-04T15:00','end':'2027-01-04T16:00'")
        .looks();

    assertThat(hub.told()).isEqualTo("INVITATION ola");
    assertThat(hub.after(Duration.ofHours(1)).told()).isEmpty();
  }

  @Test
  void nothing_is_mailed_about_a_meeting_that_has_begun() {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();
    hub.after(Duration.ofDays(9));
    hub.letters();

    hub.group("energi", "ola", "per").cancels("m-1", "For sent").looks();

    assertThat(hub.told()).isEmpty();
  }

  @Test
  void one_who_is_only_informed_is_invited_and_never_reminded() {
    hub.groupWith(
            "energi",
            "'leader':{'address':'ola@example.no'}",
            MeetingHub.member("ola")
                + ",{'name':'Info','address':'info@example.no','informedOnly':true}")
        .calls("m-1", "")
        .looks();
    assertThat(hub.told()).isEqualTo("INVITATION info, INVITATION ola");

    assertThat(hub.after(Duration.ofDays(6)).told()).isEqualTo("REMINDER ola");
  }

  @Test
  void the_contact_can_ask_those_again_who_have_not_answered() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();
    answer("ola", Participation.DECLINED);
    hub.letters();

    hub.bean(InvitationTables.class).askAgain(MEETING);
    hub.bean(MeetingTables.class).lookAt(MEETING, hub.clock.instant());
    hub.looks();

    assertThat(hub.told()).isEqualTo("REMINDER per");
    assertThat(hub.after(Duration.ofMinutes(5)).told()).isEmpty();
  }

  @Test
  void an_event_with_invited_groups_invites_them_and_tells_when_it_is_off() {
    hub.group("energi", "ola");
    String event =
        "{'organiser':'drammen','eventId':'frokost','title':'Frokostmøte','start':'2027-01-12T08:00','end':'2027-01-12T09:00','timeZone':'Europe/Oslo'%s}";

    hub.says(Types.EVENT_PUBLISHED, event.formatted("")).looks();
    assertThat(hub.told()).isEmpty();

    hub.says(Types.EVENT_PUBLISHED, event.formatted(",'inviteGroups':['energi']")).looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");

    hub.says(Types.EVENT_CANCELLED, "{'organiser':'drammen','eventId':'frokost'}").looks();
    assertThat(hub.told()).isEqualTo("CANCELLATION ola");
  }

  /**
   * Records that stand on nov.events since before whom an organiser invites was kept from others.
   */
  @Test
  void an_event_of_an_earlier_version_invites_groups_too_and_undoes_nothing_later() {
    hub.group("energi", "ola");
    String event =
        "{'organiser':'drammen','eventId':'%s','title':'Frokostmøte','start':'2027-01-12T08:00','timeZone':'Europe/Oslo','inviteGroups':['energi']}";
    hub.eventOfBefore(Types.EVENT_PUBLISHED, event.formatted("gammel")).looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");

    hub.says(Types.EVENT_PUBLISHED, event.formatted("ny")).looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");
    hub.clock.pass(Duration.ofHours(-1));
    hub.eventOfBefore(Types.EVENT_CANCELLED, "{'organiser':'drammen','eventId':'ny'}").looks();
    hub.clock.pass(Duration.ofHours(1));
    assertThat(hub.looks().told()).isEmpty();
  }

  /** What others read does not say who is invited, and nobody is uninvited by that. */
  @Test
  void what_others_read_of_an_event_changes_no_invitation() {
    hub.group("energi", "ola");
    String event =
        "{'organiser':'drammen','eventId':'frokost','title':'Frokostmøte','start':'2027-01-12T08:00','timeZone':'Europe/Oslo'%s}";
    hub.says(Types.EVENT_PUBLISHED, event.formatted(",'inviteGroups':['energi']")).looks();
    hub.letters();

    hub.eventAsOthersRead(Types.EVENT_PUBLISHED, event.formatted("")).looks();

    assertThat(hub.told()).isEmpty();
  }

  @Test
  void a_missing_attachment_holds_the_invitation_back_and_the_contact_is_told_once() {
    byte[] agenda = "sak 1".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String sha256 = "7aaf49a5fa8ba7a9fb9ac2e1d8e6b1ba6a7f2b0f5a5f7f6b1f1f1d9a4e4f0b00";
    hub.group("energi", "ola")
        .calls("m-1", "'attachments':[{'name':'sak.pdf','sha256':'%s'}]".formatted(sha256))
        .looks();
    assertThat(hub.told()).isEqualTo("NOTICE kari");
    assertThat(hub.after(Duration.ofMinutes(3)).told()).isEmpty();

    String right = hub.uploads(agenda);
    hub.calls("m-1", "'attachments':[{'name':'sak.pdf','sha256':'%s'}]".formatted(right)).looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");
  }

  @Test
  void attachments_beyond_what_mail_takes_are_told_to_the_contact_and_not_mailed() {
    byte[] large = new byte[13 << 20];
    String one = hub.uploads(large);
    large[0] = 1;
    String other = hub.uploads(large);

    hub.group("energi", "ola")
        .calls(
            "m-1",
            "'attachments':[{'name':'a.pdf','sha256':'%s'},{'name':'b.pdf','sha256':'%s'}]"
                .formatted(one, other))
        .looks();
    assertThat(hub.told()).isEqualTo("NOTICE kari");

    hub.calls("m-1", "'attachments':[{'name':'a.pdf','sha256':'%s'}]".formatted(one)).looks();
    assertThat(hub.told()).isEqualTo("INVITATION ola");
  }

  @Test
  void a_meeting_that_cannot_be_written_does_not_hold_up_the_others() {
    hub.group("energi", "ola").calls("m-1", "").calls("m-2", "");
    hub.database
        .jdbc()
        .update(
            "UPDATE kept.meeting SET data = '{\"title\":1}' , starts_at = NULL WHERE about = ?",
            MEETING);
    hub.database.jdbc().update("UPDATE kept.meeting SET data = 'no json' WHERE about = ?", MEETING);

    hub.looks();

    assertThat(hub.told()).isEqualTo("INVITATION ola");
  }

  @Test
  void a_meeting_of_a_group_that_has_been_closed_can_still_be_cancelled() {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();
    hub.groupWith(
        "energi",
        "'leader':{'address':'ola@example.no'},'closedOn':'2027-01-04'",
        MeetingHub.member("ola"));

    hub.looks().cancels("m-1", "Gruppen er nedlagt").looks();

    assertThat(hub.told()).contains("CANCELLATION ola");
  }

  @Test
  void an_event_that_invites_no_group_any_more_releases_those_it_had_invited() {
    hub.group("energi", "ola");
    String event =
        "{'organiser':'drammen','eventId':'frokost','title':'Frokostmøte','start':'2027-01-12T08:00','timeZone':'Europe/Oslo'%s}";
    hub.says(Types.EVENT_PUBLISHED, event.formatted(",'inviteGroups':['energi']")).looks();
    hub.letters();

    hub.says(Types.EVENT_PUBLISHED, event.formatted("")).looks();
    assertThat(hub.told()).isEqualTo("RELEASE ola");

    hub.says(Types.EVENT_CANCELLED, "{'organiser':'drammen','eventId':'frokost'}").looks();
    assertThat(hub.told()).isEmpty();
  }

  @Test
  void a_meeting_that_is_moved_away_is_reminded_of_again_and_one_moved_near_not_at_once() {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();
    hub.after(Duration.ofDays(7).plusHours(5)).letters();

    hub.calls("m-1", "'start':'2027-01-26T09:00','end':'2027-01-26T10:00'").looks();
    assertThat(hub.told()).isEqualTo("UPDATE ola");
    assertThat(hub.after(Duration.ofDays(12)).told()).isEqualTo("REMINDER ola");

    hub.calls("m-1", "'start':'2027-01-24T09:00','end':'2027-01-24T10:00'").looks();
    assertThat(hub.told()).isEqualTo("UPDATE ola");
    assertThat(hub.after(Duration.ofMinutes(5)).told()).isEmpty();
  }

  @Test
  void a_reminder_has_the_sequence_that_the_person_was_told_whatever_others_were_told() {
    hub.group("energi", "ola", "per").calls("m-1", "").looks().letters();
    hub.group("energi", "ola").looks().letters();

    hub.after(Duration.ofDays(5)).letters();

    assertThat(hub.invitation(MEETING, "ola").sequence()).isZero();
    assertThat(hub.meeting(MEETING).sequence()).isEqualTo(1);
  }

  @Test
  void changes_that_were_not_told_before_are_told_together() throws Exception {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();

    hub.calls("m-1", "'start':'2027-01-13T09:00'")
        .calls("m-1", "'start':'2027-01-13T09:00','agenda':['Sak']")
        .looks();

    assertThat(hub.letters().get(0).text()).contains("Vi har endret tidspunktet og sakslisten.");
  }

  private void answer(String name, Participation answer) {
    Meeting meeting = hub.meeting(MEETING);
    hub.bean(Answers.class)
        .byLink(meeting, name + "@example.no", new Answers.Said(answer, null, null));
  }

  @Test
  void a_new_time_says_that_an_earlier_answer_no_longer_counts() throws Exception {
    hub.group("energi", "ola").calls("m-1", "").looks().letters();

    hub.calls("m-1", "'start':'2027-01-13T09:00'").looks();
    assertThat(plain(hub.letters().get(0)))
        .contains(
            "Vi har endret tidspunktet.",
            "Et svar du har gitt før, teller ikke lenger. Svar på nytt.");

    hub.calls("m-1", "'start':'2027-01-13T09:00','place':'Rådhuset'").looks();
    assertThat(plain(hub.letters().get(0)))
        .contains("Vi har endret stedet.")
        .doesNotContain("teller ikke");
  }

  @Test
  void a_joint_meeting_names_all_its_groups_to_each() throws Exception {
    hub.group("energi", "ola")
        .group("bygg", "siri")
        .calls("m-1", "'groups':['energi','bygg']")
        .looks();

    for (Sent sent : hub.letters()) {
      assertThat(plain(sent)).contains("felles møte i Ressursgruppe bygg og Ressursgruppe energi.");
    }
  }

  @Test
  void the_page_of_a_cancelled_meeting_says_why_to_those_who_were_told() {
    hub.group("energi", "ola", "per", "siri").calls("m-1", "").looks();
    hub.group("energi", "ola", "per").looks();
    String released =
        hub.bean(InvitationTables.class).of(MEETING).stream()
            .filter(invitation -> !invitation.invited())
            .map(Invitation::token)
            .findFirst()
            .orElseThrow();

    hub.cancels("m-1", "Lederen er syk.").looks();

    assertThat(page(hub.invitation(MEETING, "per").token()))
        .extracting(AnswerPage::closed, AnswerPage::title)
        .containsExactly("Dette er avlyst. Lederen er syk.", "Møte i energigruppen");
    assertThat(page(released))
        .extracting(AnswerPage::closed, AnswerPage::title)
        .containsExactly("Dette er avlyst.", "");
  }

  private AnswerPage page(String token) {
    AnswerPages pages = hub.bean(AnswerPages.class);
    return pages.page(pages.find(token).orElseThrow(), false, null);
  }

  private static String plain(Sent letter) {
    return letter.text().replaceAll("\\s+", " ");
  }
}
