package no.nov.hub.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.charter.CharterHub.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told what without asking, and that nobody is told twice. */
@EveryPart
class WatchingChartersTest {

  private static final String G = "energi";

  private final CharterHub hub = new CharterHub();

  @AfterEach
  void close() {
    hub.close();
  }

  private void aGroupThatKeepsItsCharter() {
    hub.group(G, "ola", "per", "eva", "ida", "jon")
        .called("ledere", "2027-02-01")
        .called(G, "2027-01-20")
        .called(G, "2027-08-20")
        .watches();
    assertThat(hub.letters()).isEmpty();
  }

  @Test
  void an_election_of_somebody_who_leads_another_group_is_told_at_once() {
    hub.group("reise", "kim", "a", "b", "c", "d").called("reise", "2027-01-15");
    aGroupThatKeepsItsCharter();

    hub.on("2027-01-20").watches().letters();
    hub.elects(G, "kim", "2027-01-20").watches();

    List<Sent> letters = hub.letters();
    assertThat(letters)
        .extracting(Sent::recipient, Sent::subject)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "kari@example.no", "Retningslinjene i Gruppe energi"),
            org.assertj.core.groups.Tuple.tuple(
                "kari@example.no", "Retningslinjene i Gruppe reise"));
    assertThat(letters.get(0).text()).contains("kim leder også Gruppe reise");
    assertThat(hub.watches().letters()).isEmpty();
  }

  @Test
  void what_turns_worse_is_told_again_and_what_gets_better_is_not() {
    hub.group(G, "ola", "per", "eva", "ida", "jon").called("ledere", "2027-02-01");
    assertThat(hub.on("2027-05-10").watches().letters()).hasSize(2);
    assertThat(hub.on("2027-07-01").watches().letters()).as("broken").hasSize(2);
    hub.called(G, "2027-08-01");
    assertThat(hub.on("2027-08-02").watches().letters()).isEmpty();
    assertThat(hub.on("2028-01-02").watches().letters())
        .as("kept again, and the leaders have met once; the evaluation is missing")
        .allMatch(each -> !each.text().contains("R1"));
  }

  @Test
  void nobody_is_mailed_at_night() {
    hub.group(G, "ola", "per").on("2027-05-10");
    hub.clock.pass(Duration.ofHours(-6));
    assertThat(hub.watches().letters()).isEmpty();
    hub.clock.pass(Duration.ofHours(2));
    assertThat(hub.watches().letters()).isNotEmpty();
  }

  @Test
  void encouraged_rules_are_not_mailed() {
    aGroupThatKeepsItsCharter();
    hub.records(G, "opEd", "2026-01-01", "'title':'Nett nå','clearedWith':'Kari'").watches();
    assertThat(hub.state(G, "R12")).isEqualTo("broken");
    assertThat(hub.letters()).isEmpty();
  }

  @Test
  void the_associations_contact_is_told_when_the_leaders_have_not_met() {
    hub.group(G, "ola", "per", "eva", "ida", "jon").called(G, "2027-01-20").called(G, "2027-08-20");
    assertThat(hub.on("2027-10-10").watches().letters())
        .extracting(Sent::subject)
        .contains("Retningslinjene i Gruppelederne");
  }

  @Test
  void who_misses_the_first_meeting_is_warned_once_and_the_erased_never() {
    aGroupThatKeepsItsCharter();
    hub.on("2027-01-21").met(G, "2027-01-21", List.of("ola", "eva", "ida", "jon"), List.of("per"));
    hub.watches();
    assertThat(hub.letters()).extracting(Sent::recipient).contains("per@example.no");
    hub.on("2027-01-22").met(G, "2027-01-22", List.of("ola", "eva", "ida", "jon"), List.of("per"));
    hub.watches();
    assertThat(hub.letters()).extracting(Sent::recipient).doesNotContain("per@example.no");

    hub.on("2027-01-23")
        .database
        .jdbc()
        .update("UPDATE kept.group_seat SET address = 'erased-1' WHERE address = 'eva@example.no'");
    hub.met(G, "2027-01-23", List.of("ola"), List.of("erased-1")).watches();
    assertThat(hub.letters()).extracting(Sent::recipient).doesNotContain("erased-1");
  }

  @Test
  void attendance_of_the_erased_counts_in_the_totals() {
    aGroupThatKeepsItsCharter();
    hub.on("2027-10-01")
        .met(G, "2027-09-01", List.of("ola", "erased-1"), List.of("erased-2", "eva"));
    Facts facts = hub.bean(FactsReading.class).read("drammen", LocalDate.parse("2027-10-01"));
    YearSummary.Draft draft =
        hub.bean(YearSummary.class).of(new Situation(facts.groups().get(0), facts), "nb");
    assertThat(draft.summary()).contains("Oppmøte: 2 av 4 mulige (50 %).");
  }

  @Test
  void an_evaluation_is_asked_for_once_and_a_hub_without_kafka_says_so() {
    aGroupThatKeepsItsCharter();
    hub.on("2027-11-01").watches();
    Sent asked =
        hub.letters().stream()
            .filter(each -> each.recipient().equals("ola@example.no"))
            .filter(each -> each.subject().startsWith("Evaluering"))
            .findFirst()
            .orElseThrow();
    assertThat(hub.on("2027-11-02").watches().letters())
        .noneMatch(each -> each.subject().startsWith("Evaluering"));

    String token = asked.text().replaceAll("(?s).*/evaluering/([a-z0-9]+).*", "$1");
    Evaluations evaluations = hub.bean(Evaluations.class);
    hub.inboxAnswers = false;
    assertThat(
            evaluations.send(
                evaluations.find(token).orElseThrow(), new YearSummary.Draft("s", "p")))
        .isFalse();
    assertThat(hub.letters()).isEmpty();

    hub.group(G, "per", "ola", "eva", "ida", "jon");
    assertThat(evaluations.find(token)).as("ola leads no longer").isEmpty();
  }

  @Test
  void a_member_sees_the_own_attendance_in_the_own_language() {
    hub.group(G, "ola", "per")
        .met(G, "2027-01-10", List.of("ola"), List.of("per"))
        .met(G, "2027-02-10", List.of("ola", "per"), List.of())
        .on("2027-02-11");
    CountingAttendance attendance = hub.bean(CountingAttendance.class);
    assertThat(attendance.sentences(List.of("drammen/energi"), "per@example.no", "nb"))
        .containsExactly(
            "Du har vært på 1 av 2 møter i Gruppe energi de siste 12 månedene. Minst 50 % trengs for å beholde plassen.");
    assertThat(attendance.sentences(List.of("drammen/energi"), "ola@example.no", "en"))
        .containsExactly(
            "You have come to 2 of 2 meetings of Gruppe energi in the last 12 months. At least 50 % is needed to keep the seat.");
    assertThat(attendance.sentences(List.of("drammen/energi"), "kim@example.no", "nb")).isEmpty();
  }
}
