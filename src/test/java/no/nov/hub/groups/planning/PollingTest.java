package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;

/** Who is asked which times suit, and that nobody is asked twice. */
@EveryPart
class PollingTest {

  private final PollHub hub = new PollHub();

  @Test
  void each_member_gets_one_letter_and_looking_again_sends_nothing() {
    hub.group("energi", "ola", "per").proposes("").looks();

    assertThat(hub.told()).isEqualTo("POLL ola, POLL per");
    assertThat(hub.after(Duration.ofMinutes(5)).told()).isEmpty();
    assertThat(hub.proposes("").looks().told()).isEmpty();
  }

  @Test
  void the_letter_says_the_times_in_words_and_has_the_link_of_one_person() throws Exception {
    hub.group("energi", "ola", "per").proposes("'place':'Rådhuset','note':'Hva passer?'").looks();

    Sent letter = hub.letter("POLL ola");
    assertThat(letter.subject()).isEqualTo("Når passer det: Årets første møte");
    assertThat(letter.message().getReplyTo()[0].toString()).contains("kari@example.no");
    assertThat(letter.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(letter.text())
        .contains(
            "Hei, Ola Ås.",
            "– tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid)",
            "– torsdag 14. januar 2027 kl. 12.00–13.00 (norsk tid)",
            "Svar senest: søndag 10. januar 2027",
            "Sted: Rådhuset",
            "Hva passer?",
            "https://hub.example.no/avstemning/" + hub.asked("ola").token())
        .doesNotContain(hub.asked("per").token());
  }

  @Test
  void an_english_member_reads_english() throws Exception {
    hub.groupWith(
            "energi",
            "",
            "{'name':'Ann','address':'ann@example.no','language':'en','timeZone':'Europe/London'}")
        .proposes("")
        .looks();

    Sent letter = hub.letter("POLL ann");
    assertThat(letter.subject()).isEqualTo("Which time suits you: Årets første møte");
    assertThat(letter.text()).contains("Tuesday 12 January 2027 at 09:00–10:30 (Norwegian time)");
  }

  @Test
  void who_is_only_informed_is_not_asked_and_who_is_in_two_groups_is_asked_once() {
    hub.groupWith(
            "energi",
            "",
            PollHub.member("ola")
                + ",{'name':'Info','address':'info@example.no','informedOnly':true}")
        .group("klima", "ola", "siri")
        .says(
            Types.MEETING_PROPOSED,
            "{'owner':'drammen','meetingId':'m-1','groups':['energi','klima'],'title':'Møte','timeZone':'Europe/Oslo','times':[{'start':'2027-01-12T09:00'},{'start':'2027-01-13T09:00'}]}")
        .looks();

    assertThat(hub.told()).isEqualTo("POLL ola, POLL siri");
  }

  @Test
  void who_joins_is_asked_alone_and_who_leaves_is_told_nothing() {
    hub.group("energi", "ola", "per").proposes("").looks().letters();

    hub.group("energi", "ola", "siri").looks();

    assertThat(hub.told()).isEqualTo("POLL siri");
    assertThat(hub.asked("per").asked()).isFalse();
    assertThat(hub.answers("per", "yes", "yes").closed())
        .isEqualTo("Du er ikke lenger med i gruppen.");
  }

  @Test
  void other_times_are_asked_anew_and_answers_to_those_that_stay_are_kept() throws Exception {
    hub.group("energi", "ola").proposes("").looks();
    String first = hub.letter("POLL ola").message().getMessageID();
    hub.answers("ola", "yes", "no");
    hub.looks().letters();

    hub.proposes("'times':[{'start':'2027-01-12T09:00'},{'start':'2027-01-15T09:00'}]").looks();

    Sent second = hub.letter("POLL ola");
    assertThat(second.subject()).startsWith("Nye tidspunkter");
    assertThat(second.message().getHeader("In-Reply-To")).containsExactly(first);
    assertThat(hub.asked("ola").hasAnswered(hub.poll())).isFalse();
    assertThat(hub.bean(PollPages.class).page(hub.asked("ola").token()).orElseThrow().rows())
        .extracting(PollPage.Row::answer)
        .containsExactly("yes", "");
  }

  @Test
  void those_who_have_not_answered_are_reminded_once_two_days_before() {
    hub.group("energi", "ola", "per").proposes("").looks().letters();
    hub.answers("ola", "yes", "if_need_be");

    assertThat(hub.after(Duration.ofDays(4)).told()).isEmpty();
    assertThat(hub.after(Duration.ofDays(1)).told()).isEqualTo("POLL per");
    assertThat(hub.after(Duration.ofDays(1)).told()).isEmpty();
  }

  @Test
  void without_a_last_day_to_answer_nobody_is_reminded() {
    hub.group("energi", "ola")
        .says(
            Types.MEETING_PROPOSED,
            "{'owner':'drammen','meetingId':'m-1','groups':['energi'],'title':'Møte','timeZone':'Europe/Oslo','times':[{'start':'2027-01-12T09:00'},{'start':'2027-01-13T09:00'}]}")
        .looks()
        .letters();

    assertThat(hub.after(Duration.ofDays(7)).told()).isEmpty();
  }

  @Test
  void the_contact_is_told_once_when_all_have_answered() throws Exception {
    hub.group("energi", "ola", "per").proposes("").looks().letters();
    hub.answers("ola", "yes", "no");
    assertThat(hub.looks().told()).isEmpty();

    hub.answers("per", "if_need_be", "yes");
    Sent notice = hub.looks().letter("NOTICE kari");

    assertThat(notice.subject()).isEqualTo("Alle har svart: Årets første møte");
    assertThat(notice.text())
        .contains(
            "2 av 2 har svart.",
            "tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid): 1 ja, 1 om nødvendig, 0 nei",
            "Best passer tirsdag 12. januar 2027",
            "All have answered");
    assertThat(hub.after(Duration.ofDays(8)).told()).isEmpty();
  }

  @Test
  void the_contact_is_told_when_somebody_changes_an_answer_and_when_it_is_changed_back()
      throws Exception {
    hub.group("energi", "ola").proposes("").looks();
    hub.answers("ola", "yes", "no");
    hub.looks().letters();
    hub.answers("ola", "yes", "no");
    assertThat(hub.after(Duration.ofMinutes(1)).told()).as("the same answer").isEmpty();

    hub.answers("ola", "no", "yes");
    Sent changed = hub.after(Duration.ofMinutes(1)).letter("NOTICE kari");
    assertThat(changed.subject()).isEqualTo("Svarene er endret: Årets første møte");
    assertThat(changed.text()).contains("Best passer torsdag 14. januar 2027");

    hub.answers("ola", "yes", "no");
    Sent back = hub.after(Duration.ofMinutes(1)).letter("NOTICE kari");
    assertThat(back.text()).contains("Best passer tirsdag 12. januar 2027");
    assertThat(hub.after(Duration.ofDays(8)).told()).isEmpty();
  }

  @Test
  void the_letter_to_the_contact_says_where_a_time_is_picked() throws Exception {
    hub.group("energi", "ola").proposes("").looks().letters();
    hub.answers("ola", "no", "yes");

    assertThat(hub.looks().letter("NOTICE kari").text())
        .contains(
            "POST https://hub.example.no/api/v1/polls/drammen/m-1/pick med {\"start\": \"2027-01-14T12:00\"}");
  }

  @Test
  void reminder_and_end_are_told_at_eight_in_the_morning() {
    hub.group("energi", "ola").proposes("").looks().letters();

    assertThat(hub.at("2027-01-09T07:59").told()).isEmpty();
    assertThat(hub.at("2027-01-09T08:00").told()).isEqualTo("POLL ola");
    assertThat(hub.at("2027-01-11T00:00").told()).isEmpty();
    assertThat(hub.answers("ola", "yes", "yes").closed()).startsWith("Svarfristen er ute.");
    assertThat(hub.at("2027-01-11T07:59").told()).isEmpty();
    assertThat(hub.at("2027-01-11T08:00").told()).isEqualTo("NOTICE kari");
    assertThat(hub.at("2027-01-12T08:00").told()).isEmpty();
  }

  @Test
  void a_deadline_in_the_day_is_told_at_once() {
    hub.group("energi", "ola").proposes("'answerBy':'2027-01-14'").looks().letters();

    assertThat(hub.at("2027-01-14T11:59").letters())
        .extracting(Sent::told)
        .containsExactly("POLL ola");
    assertThat(hub.at("2027-01-14T12:00").told()).isEqualTo("NOTICE kari");
  }

  @Test
  void a_poll_that_nobody_answers_for_yet_is_told_of_when_somebody_does() {
    hub.proposes("").at("2027-01-11T09:00");
    assertThat(hub.told()).isEmpty();

    hub.group("energi", "ola").after(Duration.ofMinutes(1));
    assertThat(hub.told()).isEqualTo("NOTICE kari");
  }

  @Test
  void the_contact_is_told_when_the_last_day_to_answer_has_passed() throws Exception {
    hub.group("energi", "ola", "per").proposes("").looks();
    hub.answers("ola", "yes", "no");
    hub.after(Duration.ofDays(5)).letters();

    hub.after(Duration.ofDays(2));

    List<Sent> letters = hub.letters();
    assertThat(letters).extracting(Sent::told).containsExactly("NOTICE kari");
    assertThat(letters.get(0).subject()).startsWith("Svarfristen er ute");
    assertThat(hub.answers("per", "yes", "yes").closed()).startsWith("Svarfristen er ute.");
    assertThat(hub.asked("per").answers()).isEmpty();
    assertThat(hub.after(Duration.ofDays(1)).told()).isEmpty();
  }

  @Test
  void a_meeting_that_is_called_or_cancelled_closes_the_poll_and_nobody_is_mailed() {
    hub.group("energi", "ola").proposes("").calls("m-1", "2027-01-12T09:00", "").looks();

    assertThat(hub.told()).isEmpty();
    assertThat(hub.poll().closed()).isEqualTo(Poll.Closing.CALLED);

    hub.cancels("m-1", "Sykdom").group("energi", "ola", "siri").looks();
    assertThat(hub.told()).isEmpty();
    assertThat(hub.poll().closed()).isEqualTo(Poll.Closing.CANCELLED);
  }

  @Test
  void the_contact_is_told_of_a_letter_that_did_not_arrive() throws Exception {
    hub.group("energi", "ola").proposes("").looks();
    String id = hub.letter("POLL ola").message().getMessageID().replaceAll("[<>]", "");

    hub.returned(id);

    Sent notice = hub.letter("NOTICE kari");
    assertThat(notice.subject()).isEqualTo("En e-post kom ikke fram: Årets første møte");
    assertThat(notice.text()).contains("Ola Ås (ola@example.no) har ikke fått spørsmålet");
  }

  @Test
  void a_draft_of_the_meeting_leaves_the_poll_open() {
    hub.group("energi", "ola").proposes("").calls("m-1", "2027-01-12T09:00", ",'draft':true");

    assertThat(hub.poll().isOpen()).isTrue();
  }

  @Test
  void the_same_proposal_again_opens_nothing_and_another_does() {
    hub.group("energi", "ola").proposes("").looks().letters();
    hub.cancels("m-1", "Sykdom").proposes("").looks();
    assertThat(hub.poll().isOpen()).isFalse();

    hub.proposes("'note':'Nytt forsøk'").looks();
    assertThat(hub.told()).isEqualTo("POLL ola");
  }

  @Test
  void a_poll_of_a_group_that_is_not_known_yet_is_mailed_when_it_is() {
    hub.proposes("").looks();
    assertThat(hub.told()).isEmpty();

    hub.group("energi", "ola").after(Duration.ofMinutes(1));
    assertThat(hub.told()).isEqualTo("POLL ola");
  }
}
