package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import no.nov.hub.groups.meeting.MeetingHub;
import no.nov.hub.groups.minutes.content.AttendanceTables;
import no.nov.hub.groups.minutes.content.AttendanceTables.Attendance;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.platform.message.OwnedKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** From the contact to the leader, to all, and to approval; nobody is mailed twice. */
@EveryPart
class MinutesTest {

  private static final String ABOUT = "meeting drammen/m-1";
  private static final Pattern LINK = Pattern.compile("https://hub\\.example\\.no/referat/(\\w+)");
  private static final String ITEMS = "'items':[{'decision':'Vi sender høringssvar.'}]";
  private static final String THERE =
      "'attendance':[{'address':'ola@example.no'},{'name':'per  ÅS'}]";
  private static final String FIRST = ITEMS + "," + THERE;

  private final MeetingHub hub = new MeetingHub();

  @BeforeEach
  void a_meeting_was_held() {
    hub.group("energi", "ola", "per", "siri").calls("m-1", "").looks().letters();
    hub.after(Duration.ofDays(9)).letters();
  }

  private static String token(Sent sent) {
    Matcher link = LINK.matcher(sent.text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private ModelAndView post(String token, String answer, String comment) {
    return hub.bean(MinutesPageController.class)
        .say(token, Map.of("answer", answer, "comment", comment));
  }

  private MinutesPage page(ModelAndView view) {
    return (MinutesPage) view.getModel().get("page");
  }

  private Minutes newest() {
    List<Minutes> versions = hub.bean(MinutesTables.class).versions(ABOUT);
    return versions.get(versions.size() - 1);
  }

  private List<Attendance> attended(String meeting) {
    return hub.bean(AttendanceTables.class).of(List.of(new OwnedKey("drammen", meeting)));
  }

  /** As the leader sends them to all. */
  private List<Sent> mailed(String fields) {
    hub.minutes("m-1", fields).looks();
    assertThat(post(token(Sent.to("ola", hub.letters())), "yes", "").getStatus())
        .isEqualTo(HttpStatus.OK);
    return hub.looks().letters();
  }

  @Test
  void the_leader_alone_gets_them_first_and_looking_changes_nothing() {
    hub.minutes("m-1", FIRST).looks();
    List<Sent> letters = hub.letters();

    assertThat(Sent.told(letters)).isEqualTo("MINUTES_TO_READ ola");
    assertThat(letters.get(0).text()).contains("3 får det på e-post", "Vi sender høringssvar.");
    ModelAndView seen = hub.bean(MinutesPageController.class).page(token(letters.get(0)));
    assertThat(seen.getStatus()).isEqualTo(HttpStatus.OK);
    assertThat(page(seen).open()).isTrue();
    assertThat(hub.looks().told()).isEmpty();
    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.READING);
  }

  @Test
  void when_the_leader_sends_them_all_get_them_once_in_the_thread_of_the_invitation()
      throws Exception {
    hub.calls("m-2", "'start':'2027-02-12T09:00'").looks();
    String first = Sent.to("siri", hub.letters()).message().getMessageID();
    hub.after(Duration.ofDays(31)).letters();
    hub.minutes("m-2", FIRST).looks();
    post(token(Sent.to("ola", hub.letters())), "yes", "");

    List<Sent> letters = hub.looks().letters();

    assertThat(Sent.told(letters)).isEqualTo("MINUTES ola, MINUTES per, MINUTES siri");
    MimeMessage absent = Sent.to("siri", letters).message();
    assertThat(absent.getHeader("In-Reply-To")).containsExactly(first);
    assertThat(absent.getHeader("References")).containsExactly(first);
    assertThat(Sent.to("siri", letters).text())
        .containsSubsequence(
            "Forening: Næringsforeningen i Drammensregionen",
            "Gruppe: Ressursgruppe energi",
            "Til stede",
            "Ola Ås",
            "Per Ås",
            "Forfall",
            "Ingen.",
            "Ikke møtt",
            "Siri Ås",
            "Vedtak");
    assertThat(hub.looks().told()).isEmpty();
    assertThat(hub.after(Duration.ofDays(1)).told()).isEmpty();
  }

  @Test
  void the_document_is_at_the_end_of_each_mail() throws Exception {
    List<Sent> letters = mailed(FIRST);

    for (Sent sent : letters) {
      MimeMultipart mixed = (MimeMultipart) sent.message().getContent();
      assertThat(mixed.getCount()).isEqualTo(2);
      assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("referat-m-1.pdf");
      assertThat(mixed.getBodyPart(1).isMimeType("application/pdf")).isTrue();
      assertThat(
              new String(
                  mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("%PDF Referat: Møte i energigruppen")
          .contains("Vi sender høringssvar.")
          .doesNotContain("Hei, ");
    }
  }

  @Test
  void whoever_is_called_and_not_named_was_absent_and_others_are_guests() {
    hub.minutes(
            "m-1",
            ITEMS
                + ",'attendance':[{'address':'ola@example.no'},{'name':'Siri Ås','present':false},"
                + "{'name':'Gro Gjest','organisation':'Kraft AS'},{'address':'x@example.no','present':false}]")
        .looks();
    List<Sent> letters = hub.letters();
    assertThat(attended("m-1")).isEmpty();
    post(token(Sent.to("ola", letters)), "yes", "");
    hub.looks();

    assertThat(attended("m-1"))
        .extracting(Attendance::person, Attendance::state)
        .containsExactlyInAnyOrder(
            tuple("ola@example.no", AttendanceState.PRESENT),
            tuple("siri@example.no", AttendanceState.ABSENT),
            tuple("per@example.no", AttendanceState.ABSENT),
            tuple("gro gjest", AttendanceState.GUEST));
    assertThat(Sent.told(letters)).isEqualTo("MINUTES_TO_READ ola, NOTICE kari");
    assertThat(Sent.to("ola", letters).text())
        .containsSubsequence(
            "Forfall", "Siri Ås", "Ikke møtt", "Per Ås", "Andre til stede", "Gro Gjest, Kraft AS");
    assertThat(Sent.to("kari", letters).text())
        .contains("Disse var til stede uten å være medlemmer: Gro Gjest, Kraft AS.");
  }

  @Test
  void whoever_had_answered_no_stands_under_those_who_gave_notice() {
    hub.database
        .jdbc()
        .update("UPDATE kept.invitation SET answer = 'declined' WHERE address = 'per@example.no'");

    hub.minutes("m-1", ITEMS + ",'attendance':[{'address':'ola@example.no'}]").looks();

    assertThat(Sent.to("ola", hub.letters()).text())
        .containsSubsequence("Til stede", "Ola Ås", "Forfall", "Per Ås", "Ikke møtt", "Siri Ås");
  }

  @Test
  void members_are_those_who_were_called_also_when_the_roster_has_been_sent_anew() {
    hub.group("energi", "ola", "ny").looks().letters();

    mailed(FIRST);

    assertThat(attended("m-1"))
        .filteredOn(each -> each.state() == AttendanceState.PRESENT)
        .extracting(Attendance::person)
        .containsExactlyInAnyOrder("ola@example.no", "per@example.no");
  }

  @Test
  void one_of_two_with_the_same_name_is_not_guessed() {
    hub.groupWith(
            "dobbel",
            "'leader':{'address':'a@example.no'}",
            "{'name':'Ola Ås','address':'a@example.no'},{'name':'Ola Ås','address':'b@example.no'}")
        .calls("m-3", "'groups':['dobbel'],'start':'2027-01-14T09:00'")
        .looks();
    hub.after(Duration.ofDays(2)).letters();
    hub.minutes("m-3", ITEMS + ",'attendance':[{'name':'Ola Ås'}]").looks();

    post(token(Sent.to("a", hub.letters())), "yes", "");
    hub.looks();

    assertThat(attended("m-3"))
        .extracting(Attendance::state)
        .containsExactlyInAnyOrder(
            AttendanceState.GUEST, AttendanceState.ABSENT, AttendanceState.ABSENT);
  }

  @Test
  void minutes_of_a_cancelled_meeting_go_to_nobody_and_the_contact_is_told() {
    hub.calls("m-4", "'start':'2027-01-20T09:00'").looks().cancels("m-4", "Sykdom").looks();
    hub.letters();

    hub.minutes("m-4", FIRST).looks();

    List<Sent> letters = hub.letters();
    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text()).contains("Møtet er avlyst, så referatet er lagt til side");
    assertThat(attended("m-4")).isEmpty();
  }

  @Test
  void minutes_of_a_meeting_ahead_go_to_nobody_and_the_contact_is_told() {
    hub.calls("m-5", "'start':'2027-01-20T09:00'").looks().letters();

    hub.minutes("m-5", FIRST).looks();

    List<Sent> letters = hub.letters();
    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text()).contains("Møtet har ikke begynt");
  }

  @Test
  void what_the_leader_finds_wrong_goes_to_the_contact_and_nobody_else() {
    hub.minutes("m-1", FIRST).looks();
    String token = token(Sent.to("ola", hub.letters()));

    assertThat(post(token, "no", "").getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    ModelAndView said = post(token, "no", "Siri var der.");

    List<Sent> letters = hub.looks().letters();
    assertThat(page(said).thanks()).contains("ingen andre har fått referatet");
    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text()).contains("Ola Ås har lest referatet", "«Siri var der.»");
    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.RETURNED);
    assertThat(post(token, "yes", "").getStatus()).isEqualTo(HttpStatus.CONFLICT);
  }

  @Test
  void the_reader_is_the_one_who_was_asked_whoever_leads_by_now() {
    hub.minutes("m-1", FIRST).looks();
    String token = token(Sent.to("ola", hub.letters()));
    hub.group("energi", "per", "ola", "siri").looks().letters();

    post(token, "no", "Siri var der.");

    assertThat(hub.letters().get(0).text()).contains("Ola Ås har lest referatet");
  }

  @Test
  void a_new_version_takes_the_place_of_the_unread_one() {
    hub.minutes("m-1", FIRST).looks();
    String old = token(Sent.to("ola", hub.letters()));

    hub.minutes("m-1", FIRST + ",'version':2,'reason':'Siri var der.'").looks();

    assertThat(post(old, "yes", "").getStatus()).isEqualTo(HttpStatus.CONFLICT);
    String fresh = token(Sent.to("ola", hub.letters()));
    post(fresh, "yes", "");
    List<Sent> letters = hub.looks().letters();
    assertThat(Sent.told(letters)).isEqualTo("MINUTES ola, MINUTES per, MINUTES siri");
    assertThat(letters.get(0).text()).doesNotContain("utgave 2");
  }

  @Test
  void a_correction_of_what_was_mailed_says_on_top_what_was_corrected_and_why() throws Exception {
    String old = token(Sent.to("per", mailed(FIRST)));

    Sent corrected = Sent.to("per", mailed(FIRST + ",'version':2,'reason':'Siri kom likevel.'"));

    assertThat(corrected.subject()).startsWith("Rettet referat: Møte");
    assertThat(corrected.text())
        .containsSubsequence("Dette er utgave 2. Rettet: Siri kom likevel.", "Til stede");
    ModelAndView late = post(old, "yes", "");
    assertThat(late.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(page(late).closed()).isEqualTo("Det finnes en nyere utgave av dette referatet.");
  }

  @Test
  void silence_approves_after_the_deadline_and_then_it_is_too_late() {
    String token = token(Sent.to("per", mailed(FIRST)));
    hub.after(Duration.ofDays(13));
    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.MAILED);

    hub.after(Duration.ofDays(2));

    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.APPROVED);
    assertThat(newest().approval().how()).isEqualTo("silence");
    ModelAndView late = post(token, "no", "Feil.");
    assertThat(late.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(page(late).closed()).isEqualTo("Referatet er godkjent.");
    assertThat(hub.told()).isEmpty();
  }

  @Test
  void when_all_have_approved_the_minutes_are_approved_at_once() {
    for (Sent sent : mailed(FIRST)) {
      assertThat(newest().state()).isEqualTo(Minutes.MinutesState.MAILED);
      assertThat(page(post(token(sent), "yes", "")).thanks()).contains("Du har godkjent");
    }

    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.APPROVED);
    assertThat(newest().approval().how()).isEqualTo("said");
  }

  @Test
  void an_objection_goes_to_the_contact_at_once_and_silence_approves_no_more() {
    String token = token(Sent.to("per", mailed(FIRST)));

    post(token, "no", "Jeg stemte imot.");

    List<Sent> letters = hub.letters();
    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text()).contains("Per Ås skriver: «Jeg stemte imot.»");
    hub.after(Duration.ofDays(15));
    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.MAILED);
    ModelAndView late = post(token, "yes", "");
    assertThat(late.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(page(late).closed()).startsWith("Fristen for å si noe om referatet er ute.");
  }

  @Test
  void an_objection_that_is_taken_back_is_none() {
    String token = token(Sent.to("per", mailed(FIRST)));
    post(token, "no", "Jeg stemte imot.");
    post(token, "yes", "");

    hub.after(Duration.ofDays(15));

    assertThat(newest().approval().how()).isEqualTo("silence");
  }

  @Test
  void a_strangers_link_leads_nowhere() {
    mailed(FIRST);

    assertThat(hub.bean(MinutesPageController.class).page("fremmed").getStatus())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(post("fremmed", "yes", "").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void where_nobody_leads_the_contact_reads_them() {
    hub.groupWith("uten", "'showsAll':false", MeetingHub.member("siri"))
        .calls("m-6", "'groups':['uten'],'start':'2027-01-14T09:00'")
        .looks();
    hub.after(Duration.ofDays(2)).letters();

    hub.minutes("m-6", ITEMS + ",'attendance':[{'name':'Siri Ås'}]").looks();

    assertThat(hub.told()).isEqualTo("MINUTES_TO_READ kari");
  }

  @Test
  void a_leader_who_does_not_read_is_told_of_once() {
    hub.minutes("m-1", FIRST).looks().letters();

    hub.after(Duration.ofDays(4));

    List<Sent> letters = hub.letters();
    assertThat(letters).extracting(Sent::kind).containsExactly(Letter.Kind.NOTICE);
    assertThat(letters.get(0).text()).contains("Ola Ås har ikke lest gjennom referatet.");
    assertThat(hub.after(Duration.ofDays(4)).told()).isEmpty();
  }

  @Test
  void the_same_record_read_twice_changes_nothing() {
    mailed(FIRST);
    Instant before = newest().mailing().mailedAt();

    hub.minutes("m-1", FIRST).looks();

    assertThat(hub.told()).isEmpty();
    assertThat(newest().mailing().mailedAt()).isEqualTo(before);
  }

  @Test
  void who_reads_english_gets_the_frame_in_english() {
    hub.groupWith(
            "engelsk",
            "'leader':{'address':'john@example.no'}",
            "{'name':'John Doe','address':'john@example.no','language':'en'}")
        .calls("m-7", "'groups':['engelsk'],'start':'2027-01-14T09:00'")
        .looks();
    hub.after(Duration.ofDays(2)).letters();

    hub.minutes("m-7", ITEMS + ",'attendance':[{'name':'John Doe'}]").looks();

    assertThat(hub.letters().get(0).text())
        .containsSubsequence("Read the minutes", "Present", "John Doe", "Apologies", "Nobody.");
  }

  @Test
  void attendance_counts_when_the_minutes_have_gone_out_and_is_shown_to_their_owner_before() {
    hub.minutes("m-1", FIRST).looks();
    String token = token(Sent.to("ola", hub.letters()));

    post(token, "no", "Siri var der.");
    hub.looks();

    assertThat(attended("m-1")).isEmpty();
    assertThat(hub.bean(MinutesViews.class).whole(ABOUT).orElseThrow().attendance()).hasSize(3);
    assertThat(page(hub.bean(MinutesPageController.class).page(token)).present()).hasSize(2);
  }

  @Test
  void a_correction_keeps_the_totals_of_those_who_have_been_erased() {
    mailed(FIRST);
    hub.bean(MinutesPersons.class)
        .erase(
            new Erasure(
                "per@example.no",
                Set.of("Per Ås"),
                Set.of(ABOUT),
                "erased-1",
                hub.clock.instant()));
    hub.database.jdbc().update("DELETE FROM kept.invitation WHERE address = 'per@example.no'");
    hub.group("energi", "ola", "siri");

    mailed(
        ITEMS
            + ",'version':2,'reason':'Siri kom likevel.','attendance':[{'name':'Ola Ås'},{'name':'Siri Ås'}]");

    assertThat(attended("m-1"))
        .extracting(Attendance::person, Attendance::state)
        .containsExactlyInAnyOrder(
            tuple("ola@example.no", AttendanceState.PRESENT),
            tuple("siri@example.no", AttendanceState.PRESENT),
            tuple("erased-1", AttendanceState.PRESENT));
  }

  @Test
  void the_last_day_that_the_mail_names_is_whole() {
    Sent sent = Sent.to("per", mailed(FIRST));
    assertThat(sent.text()).contains("innen onsdag 27. januar 2027");

    hub.after(Duration.between(hub.clock.instant(), Instant.parse("2027-01-27T22:59:00Z")));
    assertThat(post(token(sent), "no", "Jeg stemte imot.").getStatus()).isEqualTo(HttpStatus.OK);
    post(token(sent), "yes", "");
    hub.after(Duration.ofMinutes(1));

    assertThat(newest().state()).isEqualTo(Minutes.MinutesState.APPROVED);
    assertThat(newest().approval().at()).isEqualTo("2027-01-27T22:59:59Z");
  }

  @Test
  void a_version_that_was_replaced_during_a_fault_is_not_looked_at_again() {
    hub.minutes("m-1", FIRST).looks();
    hub.minutes("m-1", FIRST + ",'version':2,'reason':'Siri var der.'").looks();
    MinutesTables tables = hub.bean(MinutesTables.class);

    tables.lookAgain(new MinutesTables.Due(ABOUT, 1), hub.clock.instant());

    assertThat(tables.due(hub.clock.instant(), 1)).isEmpty();
  }

  @Test
  void minutes_of_a_meeting_that_was_never_called_are_set_aside_after_an_hour() {
    hub.minutes("m-8", FIRST).looks();
    assertThat(hub.after(Duration.ofMinutes(59)).told()).isEmpty();
    assertThat(state("m-8")).isEqualTo(Minutes.MinutesState.RECEIVED);

    assertThat(hub.after(Duration.ofMinutes(1)).told()).isEmpty();

    assertThat(state("m-8")).isEqualTo(Minutes.MinutesState.UNUSED);
    assertThat(hub.bean(MinutesTables.class).due(hub.clock.instant().plus(Duration.ofDays(9)), 1))
        .isEmpty();
  }

  @Test
  void of_minutes_of_a_draft_the_contact_of_its_groups_is_told_once() {
    hub.calls("m-9", "'draft':true,'start':'2027-01-12T09:00'").looks();
    hub.minutes("m-9", FIRST).looks();

    List<Sent> letters = hub.after(Duration.ofHours(1)).letters();

    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text()).contains("Møtet m-9 er ikke kalt inn");
    assertThat(state("m-9")).isEqualTo(Minutes.MinutesState.UNUSED);
    assertThat(hub.after(Duration.ofDays(1)).told()).isEmpty();
  }

  @Test
  void a_meeting_that_comes_after_its_minutes_is_waited_for() {
    hub.minutes("m-8", FIRST).looks();
    hub.calls("m-8", "'start':'2027-01-12T09:00'");

    assertThat(hub.after(Duration.ofMinutes(1)).told()).isEqualTo("MINUTES_TO_READ ola");
  }

  private Minutes.MinutesState state(String meeting) {
    return hub.bean(MinutesTables.class)
        .find("meeting drammen/" + meeting, 1)
        .orElseThrow()
        .state();
  }

  @Test
  void a_leader_who_joined_after_the_meeting_is_called_by_the_own_name() {
    hub.groupWith(
            "energi",
            "'leader':{'address':'ny@example.no'}",
            "{'name':'Ny Leder','address':'ny@example.no','from':'2027-01-13'},"
                + MeetingHub.member("ola"))
        .looks()
        .letters();
    hub.minutes("m-1", FIRST).looks();
    assertThat(Sent.told(hub.letters())).isEqualTo("MINUTES_TO_READ ny");

    List<Sent> letters = hub.after(Duration.ofDays(4)).letters();

    assertThat(letters.get(0).text()).contains("Ny Leder har ikke lest gjennom referatet.");
  }
}
