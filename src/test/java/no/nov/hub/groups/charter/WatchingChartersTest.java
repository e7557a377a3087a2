package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Who is told what without asking, and that nobody is told twice. */
@EveryPart
class WatchingChartersTest {

  private static final String G = "energi";

  private final CharterHub hub = new CharterHub();

  private void aGroupThatKeepsItsCharter() {
    hub.group(G, "ola", "per", "eva", "ida", "jon")
        .called("ledere", "2027-02-01")
        .called(G, "2027-01-20")
        .called(G, "2027-08-20")
        .looks();
    assertThat(hub.letters()).isEmpty();
  }

  @Test
  void an_election_of_somebody_who_leads_another_group_is_told_at_once() {
    hub.group("reise", "kim", "a", "b", "c", "d").called("reise", "2027-01-15");
    aGroupThatKeepsItsCharter();

    hub.on("2027-01-20").looks().letters();
    hub.elects(G, "kim", "2027-01-20").looks();

    List<Sent> letters = hub.letters();
    assertThat(letters)
        .extracting(Sent::recipient, Sent::subject)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "kari@example.no", "Retningslinjene i Gruppe energi"),
            org.assertj.core.groups.Tuple.tuple(
                "kari@example.no", "Retningslinjene i Gruppe reise"));
    assertThat(letters.get(0).text()).contains("kim leder også Gruppe reise");
    assertThat(hub.looks().letters()).isEmpty();
  }

  @Test
  void what_turns_worse_is_told_again_and_what_gets_better_is_not() {
    hub.group(G, "ola", "per", "eva", "ida", "jon").called("ledere", "2027-02-01");
    assertThat(hub.on("2027-05-10").looks().letters()).hasSize(2);
    assertThat(hub.on("2027-07-01").looks().letters()).as("broken").hasSize(2);
    hub.called(G, "2027-08-01");
    assertThat(hub.on("2027-08-02").looks().letters()).isEmpty();
    assertThat(hub.on("2028-01-02").looks().letters())
        .as("kept again, and the leaders have met once; the evaluation is missing")
        .isNotEmpty()
        .allMatch(each -> each.text().contains("Årlig evaluering"))
        .noneMatch(each -> each.text().contains("Minst ett gruppemøte"))
        .noneMatch(each -> each.text().contains("Alle gruppeledere møtes"));
  }

  @Test
  void what_cannot_be_looked_at_because_of_a_fault_waits_ten_minutes() {
    hub.group(G, "ola", "per", "eva", "ida", "jon").called("ledere", "2027-02-01").on("2027-05-10");
    hub.database
        .jdbc()
        .update(
            "INSERT INTO kept.charter (owner, charter, valid_from, data, receipt_id) VALUES ('drammen', 'broken', ?, '{', ?)",
            LocalDate.of(2027, 1, 1),
            UUID.randomUUID());
    assertThat(hub.looks().letters()).isEmpty();

    hub.database.jdbc().update("DELETE FROM kept.charter WHERE charter = 'broken'");
    hub.clock.pass(Duration.ofMinutes(9));
    assertThat(hub.looks().letters()).isEmpty();

    hub.clock.pass(Duration.ofMinutes(1));
    assertThat(hub.looks().letters()).hasSize(2);
  }

  @Test
  void an_own_rule_is_told_in_its_own_words() {
    hub.group(G, "ola", "per", "eva", "ida", "jon")
        .adopts(
            "resource",
            "2027-01-01",
            "{'rule':'E1','weight':'must','periodMonths':6,'text':{'nb':'Nytt på nettsiden.','en':'News on the site.'}}")
        .records(G, "rule", "2027-01-01", "'rule':'E1'");
    assertThat(hub.on("2027-08-10").looks().letters())
        .extracting(Sent::text)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains(
                        "Meld at regelen «Nytt på nettsiden» holdes, med dato og hvem som sier det."));
  }

  @Test
  void nobody_is_mailed_at_night() {
    hub.group(G, "ola", "per").on("2027-05-10");
    hub.clock.pass(Duration.ofHours(-6));
    assertThat(hub.looks().letters()).isEmpty();
    hub.clock.pass(Duration.ofHours(2));
    assertThat(hub.looks().letters()).isNotEmpty();
  }

  @Test
  void encouraged_rules_are_not_mailed() {
    aGroupThatKeepsItsCharter();
    hub.records(G, "opEd", "2026-01-01", "'title':'Nett nå','clearedWith':'Kari'").looks();
    assertThat(hub.state(G, "R12")).isEqualTo("broken");
    assertThat(hub.letters()).isEmpty();
  }

  @Test
  void the_associations_contact_is_told_when_the_leaders_have_not_met() {
    hub.group(G, "ola", "per", "eva", "ida", "jon").called(G, "2027-01-20").called(G, "2027-08-20");
    assertThat(hub.on("2027-10-10").looks().letters())
        .extracting(Sent::subject)
        .contains("Retningslinjene i Gruppelederne");
  }

  @Test
  void who_misses_the_first_meeting_is_warned_once_and_the_erased_never() {
    aGroupThatKeepsItsCharter();
    hub.on("2027-01-21").met(G, "2027-01-21", List.of("ola", "eva", "ida", "jon"), List.of("per"));
    hub.looks();
    assertThat(hub.letters()).extracting(Sent::recipient).contains("per@example.no");
    hub.on("2027-01-22").met(G, "2027-01-22", List.of("ola", "eva", "ida", "jon"), List.of("per"));
    hub.looks();
    assertThat(hub.letters()).extracting(Sent::recipient).doesNotContain("per@example.no");

    hub.on("2027-01-23")
        .database
        .jdbc()
        .update("UPDATE kept.group_seat SET address = 'erased-1' WHERE address = 'eva@example.no'");
    hub.met(G, "2027-01-23", List.of("ola"), List.of("erased-1")).looks();
    assertThat(hub.letters()).extracting(Sent::recipient).doesNotContain("erased-1");
  }

  @Test
  void attendance_of_the_erased_counts_in_the_totals() {
    aGroupThatKeepsItsCharter();
    hub.on("2027-10-01")
        .met(G, "2027-09-01", List.of("ola", "erased-1"), List.of("erased-2", "eva"));
    Facts facts = hub.bean(FactsReader.class).read("drammen", LocalDate.parse("2027-10-01"));
    YearSummary.Draft draft =
        hub.bean(YearSummary.class).of(new GroupOnDay(facts.groups().get(0), facts), Language.NB);
    assertThat(draft.summary()).contains("Oppmøte: 2 av 4 mulige (50 %).");
  }

  @Test
  void an_evaluation_is_asked_for_once_and_a_hub_without_kafka_says_so() {
    aGroupThatKeepsItsCharter();
    String token = askedOn("2027-11-01");
    assertThat(hub.on("2027-11-02").looks().letters())
        .noneMatch(each -> each.subject().startsWith("Evaluering"));

    hub.withoutKafka();
    assertThat(sends(token, "s").getStatus()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(hub.letters()).isEmpty();

    hub.group(G, "per", "ola", "eva", "ida", "jon");
    assertThat(sends(token, "s").getStatus())
        .as("ola leads no longer")
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(pages().page("ukjent").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  /** The token of the link in the letter to ola. */
  private String askedOn(String day) {
    hub.on(day).looks();
    return token("ola@example.no");
  }

  private String token(String leader) {
    return hub.letters().stream()
        .filter(each -> each.recipient().equals(leader) && asksForEvaluation(each))
        .findFirst()
        .orElseThrow()
        .text()
        .replaceAll("(?s).*/evaluering/([a-z0-9]+).*", "$1");
  }

  private static boolean asksForEvaluation(Sent letter) {
    return letter.text().contains("/evaluering/");
  }

  private EvaluationController pages() {
    return hub.bean(EvaluationController.class);
  }

  private ModelAndView sends(String token, String text) {
    return pages().send(token, text, text);
  }

  private static EvaluationPage page(ModelAndView shown) {
    return (EvaluationPage) shown.getModel().get("page");
  }

  @Test
  void what_the_board_has_got_cannot_be_sent_anew_by_the_leader() {
    aGroupThatKeepsItsCharter();
    String token = askedOn("2027-11-01");
    assertThat(sends(token, "Utkast").getStatus()).isEqualTo(HttpStatus.OK);
    String id = hub.inbox.get(0).data().get("evidenceId").asString();
    hub.admits();
    assertThat(page(sends(token, "Ferdig")).closed()).as("the board has not got it").isNull();
    hub.admits()
        .on("2027-12-10")
        .records(
            G,
            id,
            "evaluation",
            "2027-12-10",
            "'year':2027,'summary':'Ferdig','plan':'Ferdig','sentToBoardOn':'2027-12-10'");

    ModelAndView late = sends(token, "Angrer");

    assertThat(late.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(page(late).closed())
        .startsWith("Evalueringen ble lagt fram for styret 10. desember 2027")
        .contains("kari@example.no");
    assertThat(page(late).summary()).isEqualTo("Ferdig");
    assertThat(hub.inbox).isEmpty();
    assertThat(hub.state(G, "R8")).isEqualTo("kept");
  }

  @Test
  void when_the_year_is_over_nothing_is_sent() {
    aGroupThatKeepsItsCharter();
    String token = askedOn("2027-11-01");
    hub.on("2027-12-31");
    assertThat(page(pages().page(token)).closed()).isNull();

    hub.on("2028-01-01");
    assertThat(page(pages().page(token)).closed()).startsWith("Året er slutt");
    assertThat(sends(token, "Sent ute").getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(hub.inbox).isEmpty();
  }

  @Test
  void an_evaluation_without_a_plan_is_shown_again_with_what_is_missing() {
    aGroupThatKeepsItsCharter();
    String token = askedOn("2027-11-01");

    ModelAndView shown = pages().send(token, "Et godt år", " ");

    assertThat(shown.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(page(shown).fault()).startsWith("Skriv både sammendrag og plan");
    assertThat(page(shown).summary()).isEqualTo("Et godt år");
    assertThat(page(shown).sent()).isFalse();
  }

  @Test
  void where_nov_has_no_secretary_the_leader_reads_who_must_do_what() {
    CharterHub nov = new CharterHub(null);
    nov.registersOf(
            "nov",
            "daglige",
            "resource",
            "'leader':{'address':'ola@example.no'},",
            CharterHub.personal("ola"))
        .on("2027-11-01")
        .looks();
    String token =
        nov.database
            .jdbc()
            .queryForObject("SELECT token FROM kept.evaluation WHERE owner = 'nov'", String.class);

    ModelAndView shown = nov.bean(EvaluationController.class).send(token, "s", "p");

    assertThat(shown.getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(page(shown).fault())
        .contains("hub.nov.secretary", "kari@example.no")
        .doesNotContain("om litt");
    assertThat(page(shown).summary()).isEqualTo("s");
  }

  @Test
  void whoever_leads_after_one_who_sent_nothing_is_asked_and_the_old_link_is_dead() {
    aGroupThatKeepsItsCharter();
    String first = askedOn("2027-11-01");

    hub.on("2027-11-10").group(G, "per", "ola", "eva", "ida", "jon").looks();
    String second = token("per@example.no");
    assertThat(hub.on("2027-11-11").looks().letters())
        .noneMatch(WatchingChartersTest::asksForEvaluation);
    assertThat(sends(first, "s").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);

    hub.group(G, "ola", "per", "eva", "ida", "jon");
    String third = askedOn("2027-11-20");
    assertThat(sends(second, "s").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(sends(third, "s").getStatus()).isEqualTo(HttpStatus.OK);

    hub.on("2027-11-30").group(G, "per", "ola", "eva", "ida", "jon").looks();
    assertThat(hub.letters())
        .as("it has been sent")
        .noneMatch(WatchingChartersTest::asksForEvaluation);
  }

  @Test
  void while_there_is_an_exception_nobody_is_warned_or_asked() {
    aGroupThatKeepsItsCharter();
    hub.records(G, "exception", "2027-01-02", "'rule':'R2','until':'2027-01-31','reason':'Sykdom'")
        .records(
            G, "exception", "2027-01-02", "'rule':'R8','until':'2027-11-15','reason':'Ny gruppe'");
    hub.on("2027-01-21").met(G, "2027-01-21", List.of("ola", "eva", "ida", "jon"), List.of("per"));
    assertThat(hub.looks().letters())
        .extracting(Sent::subject)
        .doesNotContain("Oppmøtet ditt i Gruppe energi");
    assertThat(hub.on("2027-02-01").looks().letters())
        .extracting(Sent::subject)
        .contains("Oppmøtet ditt i Gruppe energi");

    assertThat(hub.on("2027-11-15").looks().letters())
        .noneMatch(WatchingChartersTest::asksForEvaluation);
    assertThat(hub.on("2027-11-16").looks().letters())
        .anyMatch(WatchingChartersTest::asksForEvaluation);
  }

  @Test
  void a_member_sees_the_own_attendance_in_the_own_language() {
    hub.group(G, "ola", "per")
        .met(G, "2027-01-10", List.of("ola"), List.of("per"))
        .met(G, "2027-02-10", List.of("ola", "per"), List.of())
        .on("2027-02-11");
    CountingAttendance attendance = hub.bean(CountingAttendance.class);
    assertThat(attendance.sentences(List.of("drammen/energi"), "per@example.no", Language.NB))
        .containsExactly(
            "Du har vært på 1 av 2 møter i Gruppe energi de siste 12 månedene. Minst 50 % trengs for å beholde plassen.");
    assertThat(attendance.sentences(List.of("drammen/energi"), "ola@example.no", Language.EN))
        .containsExactly(
            "You have come to 2 of 2 meetings of Gruppe energi in the last 12 months. At least 50 % is needed to keep the seat.");
    assertThat(attendance.sentences(List.of("drammen/energi"), "kim@example.no", Language.NB))
        .isEmpty();
  }
}
