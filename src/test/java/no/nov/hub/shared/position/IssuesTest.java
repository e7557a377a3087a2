package no.nov.hub.shared.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.nov.hub.EveryPart;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;

@EveryPart
class IssuesTest {

  private static final String NTP = "nasjonal-transportplan";
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 15);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  private final PositionHub hub = new PositionHub();

  @Test
  void knowsNothingOfAnIssueNobodyHasUsed() {
    assertThat(hub.issues.find("viken")).isEmpty();
    assertThat(hub.issues.list().issues()).isEmpty();
  }

  @Test
  void showsAllSixInAgreementOnViken() {
    for (Participant association : Fixtures.PARTICIPANTS.associations()) {
      hub.says(association.id(), MARCH, "'stance':'for'");
    }

    assertThat(hub.issues.find("viken").orElseThrow().common()).isTrue();
    IssueSummary row = hub.issues.list().issues().get(0);
    assertThat(row.common()).isTrue();
    assertThat(row.title()).isEqualTo("Behold Viken fylke");
    assertThat(row.stances()).containsEntry("osloregionen", Stance.SILENT).hasSize(7);
  }

  @Test
  void countsNeitherWhatWasWithdrawnNorWhatExpired() {
    hub.says("drammen", MARCH, "'stance':'for'")
        .withdraws("drammen", MAY, "")
        .says("asker", MARCH, "'stance':'for','validUntil':'2026-09-29'")
        .says("modum", MARCH, "'stance':'for','validUntil':'2026-09-30'");

    assertThat(stances(Fixtures.TODAY)).isEqualTo("modum for");
    assertThat(hub.issues.find("viken").orElseThrow().history()).hasSize(4);
  }

  @Test
  void takesAPositionAgainAfterItWasWithdrawn() {
    hub.says("drammen", JANUARY, "'stance':'for'")
        .withdraws("drammen", MARCH, "")
        .says("drammen", MAY, "'stance':'against'");

    assertThat(stances(JANUARY)).isEqualTo("drammen for");
    assertThat(stances(MARCH)).isEmpty();
    assertThat(stances(MAY)).isEqualTo("drammen against");
  }

  @Test
  void readsAnEarlierDateByTheDayOfAdoption() {
    hub.says("drammen", MAY, "'stance':'neutral','adoptedOn':'2026-01-15'")
        .says("drammen", MAY, "'stance':'for','adoptedOn':'2026-03-01'")
        .withdraws("drammen", Fixtures.TODAY, ",'withdrawnOn':'2026-05-01'");

    assertThat(stances(JANUARY.minusDays(1))).isEmpty();
    assertThat(stances(JANUARY)).isEqualTo("drammen neutral");
    assertThat(stances(MARCH)).isEqualTo("drammen for");
    assertThat(stances(MAY)).isEmpty();
  }

  @Test
  void letsWhatWasSaidLastStandAlsoWhenItWasAdoptedBefore() {
    hub.says("drammen", MAY, "'stance':'for','adoptedOn':'2026-03-01'")
        .says("drammen", MAY, "'stance':'against','adoptedOn':'2026-01-15'");

    assertThat(stances(JANUARY)).isEqualTo("drammen against");
    assertThat(stances(MAY)).isEqualTo("drammen against");
    assertThat(hub.issues.find("viken").orElseThrow().history())
        .extracting(HistoryEntry::standing)
        .containsExactly(PositionState.REPLACED, PositionState.COUNTS);
  }

  @Test
  void showsAnIssueInWhichEverybodyIsSilentByNow() {
    hub.says("drammen", MARCH, "'stance':'for'").withdraws("drammen", MAY, "");

    assertThat(hub.issues.list().issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.stances()).containsEntry("drammen", Stance.SILENT));
    assertThat(paged(new IssueFilter(null, null, false, "drammen"))).isEmpty();
  }

  @Test
  void readsAnEarlierDateByTheDayOfAdmissionWhereNoneIsNamed() {
    hub.says("drammen", MARCH, "'stance':'for'");

    assertThat(stances(MARCH.minusDays(1))).isEmpty();
    assertThat(stances(MARCH)).isEqualTo("drammen for");
  }

  @Test
  void listsTheSameStancesAsTheIssueItself() {
    hub.says("drammen", JANUARY, "'stance':'for','validUntil':'2026-04-01'")
        .says("asker", MARCH, "'stance':'supports','supports':'drammen'")
        .withdraws("asker", MAY, "")
        .says("modum", MAY, "'stance':'against','adoptedOn':'2026-02-01'")
        .says("modum", MAY, "'stance':'for','adoptedOn':'2026-01-20','validUntil':'2026-03-10'")
        .says("baerum", MAY, "'stance':'for','validUntil':'2026-02-01'");

    for (LocalDate date = JANUARY; date.isBefore(MAY.plusDays(2)); date = date.plusDays(1)) {
      IssueState state = hub.issues.find("viken", date).orElseThrow();
      List<String> counting =
          state.history().stream()
              .filter(said -> said.standing() == PositionState.COUNTS)
              .map(HistoryEntry::participant)
              .sorted()
              .toList();

      assertThat(hub.issues.list(IssueFilter.ALL, date, null, 1).issues().get(0).stances())
          .isEqualTo(
              state.voices().stream().collect(Collectors.toMap(Voice::participant, Voice::stance)));
      assertThat(counting)
          .isEqualTo(
              state.voices().stream()
                  .filter(voice -> voice.stance() != Stance.SILENT)
                  .map(Voice::participant)
                  .sorted()
                  .toList());
    }
  }

  @Test
  void showsTheNextDeadlineAndNoneThatHasPassed() {
    hub.says("drammen", MARCH, "'stance':'for','hearing':{'deadline':'2026-09-29'}")
        .says("asker", MARCH, "'stance':'for','hearing':{'deadline':'2026-12-01'}")
        .says("modum", MARCH, "'stance':'for','hearing':{'deadline':'2026-09-30'}");

    assertThat(hub.issues.find("viken").orElseThrow().deadline()).isEqualTo("2026-09-30");
    assertThat(hub.issues.find("viken", LocalDate.of(2026, 12, 2)).orElseThrow().deadline())
        .isNull();
  }

  @Test
  void showsTheDemandsOfEach() {
    hub.says(
        "drammen",
        NTP,
        "Nasjonal transportplan 2022–2033",
        MARCH,
        "'stance':'conditional','demands':['Ringeriksbanen','E134']");

    Voice drammen = hub.issues.find(NTP).orElseThrow().voices().get(0);

    assertThat(drammen.demands()).containsExactly("Ringeriksbanen", "E134");
    assertThat(drammen.stanceName().nb()).isEqualTo("Hvis");
  }

  @Test
  void pagesThroughAllIssuesOnce() {
    for (int i = 0; i < 25; i++) {
      hub.says("asker", "sak-" + i, "Sak", MARCH, "'stance':'for'")
          .says("modum", "sak-" + i, "Sak", MARCH, "'stance':'for'");
    }

    assertThat(paged(IssueFilter.ALL)).hasSize(25).doesNotHaveDuplicates().isSorted();
    assertThat(paged(new IssueFilter(null, null, false, "modum")))
        .isEqualTo(paged(IssueFilter.ALL));
  }

  @Test
  void findsIssuesByThemeLevelHearingAndParticipant() {
    hub.says("asker", "a", "A", MARCH, "'stance':'for','theme':'samferdsel','level':'national'")
        .says("asker", "b", "B", MARCH, "'stance':'for','theme':'skole','level':'county'")
        .says("modum", "c", "C", MARCH, "'stance':'for','hearing':{'deadline':'2026-10-01'}")
        .says("modum", "d", "D", MARCH, "'stance':'for','hearing':{'deadline':'2026-09-01'}");

    assertThat(paged(new IssueFilter("samferdsel", null, false, null))).containsExactly("a");
    assertThat(paged(new IssueFilter(null, "county", false, null))).containsExactly("b");
    assertThat(paged(new IssueFilter(null, null, true, null))).containsExactly("c");
    assertThat(paged(new IssueFilter(null, null, false, "modum"))).containsExactly("c", "d");
    assertThat(paged(new IssueFilter("skole", "county", false, "asker"))).containsExactly("b");
    assertThat(paged(new IssueFilter("skole", "county", false, "modum"))).isEmpty();
  }

  @Test
  void findsAnOpenHearingHoweverLongItIsOpen() {
    hub.says("asker", "a", "A", JANUARY, "'stance':'for','hearing':{'deadline':'2031-01-01'}")
        .says("modum", "b", "B", JANUARY, "'stance':'for','hearing':{'deadline':'2027-01-16'}")
        .says("modum", "c", "C", JANUARY, "'stance':'for','hearing':{'deadline':'2027-01-17'}");
    IssueFilter open = new IssueFilter(null, null, true, null);

    assertThat(hub.issues.list(open, JANUARY, null, 10).issues())
        .extracting(IssueSummary::id)
        .containsExactly("a", "b", "c");
    assertThat(hub.issues.list(open, LocalDate.of(2027, 1, 17), null, 10).issues())
        .extracting(IssueSummary::id)
        .containsExactly("a", "c");
    assertThat(hub.issues.list(open, LocalDate.of(2028, 1, 1), null, 10).issues())
        .extracting(IssueSummary::id)
        .containsExactly("a");
    assertThat(hub.issues.list(open, JANUARY.minusDays(1), null, 10).issues()).isEmpty();
  }

  @Test
  void answersTheSameWhetherFewOrManyHadBegun() {
    hub.says("asker", "a", "A", MARCH, "'stance':'for','theme':'skole'")
        .says("modum", "a", "A", MARCH, "'stance':'against','validUntil':'2026-03-31'");
    IssuePage before = hub.issues.list(new IssueFilter("skole", null, false, null), MAY, null, 10);
    PositionPage positions = hub.issues.positions(null, "asker", MAY, PositionKey.FIRST, 10);

    hub.saysMuch("drammen", JANUARY, 6_000);

    assertThat(hub.issues.list(new IssueFilter("skole", null, false, null), MAY, null, 10))
        .isEqualTo(before);
    assertThat(hub.issues.positions(null, "asker", MAY, PositionKey.FIRST, 10))
        .isEqualTo(positions);
    assertThat(hub.issues.positions(null, "drammen", MAY, new PositionKey("sak-5990", ""), 10))
        .extracting(page -> page.positions().size(), PositionPage::next)
        .containsExactly(10, null);
    assertThat(hub.issues.positions(null, null, JANUARY.minusDays(1), PositionKey.FIRST, 10))
        .extracting(PositionPage::positions)
        .isEqualTo(List.of());
  }

  @Test
  void findsNoIssueByWhatWasReplaced() {
    hub.says("asker", "a", "A", MARCH, "'stance':'for','theme':'skole'")
        .says("asker", "a", "A", MAY, "'stance':'for','theme':'samferdsel'");

    assertThat(paged(new IssueFilter("skole", null, false, null))).isEmpty();
  }

  @Test
  void pagesThroughPositions() {
    hub.says("asker", "a", "A", MARCH, "'stance':'for'")
        .says("modum", "a", "A", MARCH, "'stance':'against'")
        .says("asker", "b", "B", MARCH, "'stance':'neutral'")
        .says("asker", "b", "B", MAY, "'stance':'for'");

    PositionPage first = hub.issues.positions(null, null, Fixtures.TODAY, PositionKey.FIRST, 2);
    PositionPage second =
        hub.issues.positions(
            null, null, Fixtures.TODAY, PositionKey.ofCursor(first.next()).orElseThrow(), 2);

    assertThat(first.positions())
        .extracting(Position::association)
        .containsExactly("asker", "modum");
    assertThat(second.positions()).extracting(Position::version).containsExactly(2);
    assertThat(second.next()).isNull();
  }

  private List<String> paged(IssueFilter filter) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      IssuePage page = hub.issues.list(filter, Fixtures.TODAY, after, 4);
      page.issues().forEach(issue -> ids.add(issue.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private String stances(LocalDate date) {
    return hub.issues.find("viken", date).orElseThrow().voices().stream()
        .filter(voice -> voice.stance() != Stance.SILENT)
        .map(voice -> voice.participant() + " " + voice.stance().code())
        .collect(Collectors.joining(", "));
  }
}
