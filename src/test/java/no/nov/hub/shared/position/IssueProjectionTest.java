package no.nov.hub.shared.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.EveryPart;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.Test;

@EveryPart
class IssueProjectionTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  private final PositionHub hub = new PositionHub();

  @Test
  void letsTheFirstToUseAnIssueSetItsTitle() {
    hub.says("drammen", "viken", "Behold Viken fylke", MARCH, "'stance':'for'")
        .says("asker", "viken", "Nei til nytt Buskerud", APRIL, "'stance':'for'");

    IssueState viken = hub.issues.find("viken").orElseThrow();

    assertThat(viken.title()).isEqualTo("Behold Viken fylke");
    assertThat(viken.firstAt()).isEqualTo(PositionHub.at(MARCH));
  }

  @Test
  void letsTheFirstOfABatchSetTheTitle() {
    hub.read(
        List.of(
            hub.record(
                Types.POSITION_ADOPTED,
                "asker",
                PositionHub.at(MARCH),
                position("asker", "Første")),
            hub.record(
                Types.POSITION_ADOPTED,
                "modum",
                PositionHub.at(MARCH),
                position("modum", "Andre"))));

    assertThat(hub.issues.find("viken").orElseThrow().title()).isEqualTo("Første");
  }

  @Test
  void keepsWhatWasReplacedWithdrawnAndExpiredWithTheReason() {
    hub.says("drammen", MARCH, "'stance':'neutral'")
        .says("drammen", APRIL, "'stance':'for'")
        .says("asker", MARCH, "'stance':'against'")
        .withdraws("asker", APRIL, "")
        .says("modum", MARCH, "'stance':'for','validUntil':'2026-04-30'");

    List<HistoryEntry> history = hub.issues.find("viken", MAY).orElseThrow().history();

    assertThat(history)
        .extracting(
            historyEntry ->
                historyEntry.participant()
                    + " "
                    + historyEntry.version()
                    + " "
                    + historyEntry.standing())
        .containsExactly(
            "asker 1 WITHDRAWN",
            "drammen 1 REPLACED",
            "modum 1 EXPIRED",
            "asker 2 WITHDRAWN",
            "drammen 2 COUNTS");
  }

  @Test
  void keepsAllThatWasSent() {
    hub.says("drammen", MARCH, "'stance':'for','summary':'Bevar det som virker'");

    HistoryEntry historyEntry = hub.issues.find("viken").orElseThrow().history().get(0);

    assertThat(historyEntry.data().get("summary").asString()).isEqualTo("Bevar det som virker");
    assertThat(historyEntry.messageId()).isEqualTo("m-0");
    assertThat(historyEntry.admittedAt()).isEqualTo(PositionHub.at(MARCH));
  }

  @Test
  void changesNothingWhenTheSameRecordsComeAgain() {
    hub.says("drammen", MARCH, "'stance':'for'").withdraws("drammen", APRIL, "");
    List<List<Map<String, Object>>> before = hub.rows();

    hub.read(hub.records);

    assertThat(hub.rows()).isEqualTo(before);
  }

  @Test
  void givesEqualRowsWhenRebuiltInOtherBatches() {
    hub.says("drammen", MARCH, "'stance':'neutral'")
        .says("drammen", APRIL, "'stance':'for'")
        .says("asker", APRIL, "'stance':'supports','supports':'drammen'")
        .withdraws("drammen", MAY, ",'withdrawnOn':'2026-04-20'");
    List<List<Map<String, Object>>> before = hub.rows();

    hub.empty();
    hub.read(hub.records);

    assertThat(hub.rows()).isEqualTo(before);
    assertThat(before.get(1)).hasSize(4);
  }

  @Test
  void takesABatchOfTwoThousandRecords() {
    List<Received> batch = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String association = Fixtures.PARTICIPANTS.ids().get(i % 7);
      batch.add(
          hub.record(
              Types.POSITION_ADOPTED,
              association,
              PositionHub.at(MARCH),
              "{'association':'%s','issue':{'id':'sak-%d','title':'Sak %d'},'stance':'for'}"
                  .formatted(association, i % 500, i % 500)));
    }

    hub.read(batch);

    assertThat(hub.rows()).extracting(List::size).containsExactly(500, 2_000, 2_000);
    assertThat(hub.issues.list().issues()).hasSize(100);
  }

  @Test
  void countsVersionsWithinABatchAndAcrossBatches() {
    hub.says("asker", MARCH, "'stance':'for'");
    hub.read(
        List.of(
            hub.record(
                Types.POSITION_ADOPTED, "asker", PositionHub.at(APRIL), position("asker", "A")),
            hub.record(
                Types.POSITION_ADOPTED, "asker", PositionHub.at(MAY), position("asker", "B"))));

    assertThat(hub.issues.find("viken").orElseThrow().history())
        .extracting(HistoryEntry::version)
        .containsExactly(1, 2, 3);
    assertThat(hub.rows().get(2))
        .singleElement()
        .extracting(row -> row.get("version"))
        .isEqualTo(3);
  }

  private static String position(String association, String title) {
    return "{'association':'%s','issue':{'id':'viken','title':'%s'},'stance':'for'}"
        .formatted(association, title);
  }
}
