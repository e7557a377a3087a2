package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.intake.file.content.PublishedEvents;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.Test;

@EveryPart
class CalendarProjectionTest {

  private final EventFixture hub = new EventFixture();

  @Test
  void an_event_gets_a_uid_that_stays_and_a_sequence_that_begins_at_nought() {
    hub.apply(hub.published("drammen", "frokost-1", ""));
    CalendarEvent first = hub.find("drammen", "frokost-1");
    hub.apply(hub.published("drammen", "frokost-1", "'title': 'Frokostmøte om energi'"));
    CalendarEvent second = hub.find("drammen", "frokost-1");

    assertThat(first.uid()).matches("[0-9a-f]{32}@hub\\.example\\.no").isEqualTo(second.uid());
    assertThat(first.sequence()).isZero();
    assertThat(second.sequence()).isZero();
    assertThat(second.title()).isEqualTo("Frokostmøte om energi");
    assertThat(second.lastModified()).isAfter(first.lastModified());
  }

  @Test
  void the_sequence_rises_with_time_place_and_status_and_not_with_text() {
    hub.apply(
        hub.published("drammen", "f", ""),
        hub.published("drammen", "f", "'summary': 'Kaffe fra 07.30.'"),
        hub.published("drammen", "f", "'end': '2027-01-12T11:00:00'"),
        hub.published("drammen", "f", "'end': '2027-01-12T11:00'"),
        hub.published(
            "drammen", "f", "'end': '2027-01-12T11:00', 'venue': {'name': 'Papirbredden'}"),
        hub.published(
            "drammen", "f", "'end': '2027-01-12T11:00', 'onlineUrl': 'https://example.no/m'"),
        hub.cancelled("drammen", "f", "'reason': 'For få påmeldte'"),
        hub.cancelled("drammen", "f", ""),
        hub.published("drammen", "f", ""));

    assertThat(hub.calendar.find("drammen", "f").orElseThrow().versions())
        .extracting(EventHistory.Version::sequence)
        .containsExactly(5, 4, 4, 3, 2, 1, 1, 0, 0);
  }

  @Test
  void a_cancelled_event_stays_with_its_reason_and_can_take_place_after_all() {
    hub.apply(hub.published("drammen", "f", ""));
    hub.apply(hub.cancelled("drammen", "f", "'reason': 'For få påmeldte'"));

    assertThat(hub.find("drammen", "f").cancelled()).isTrue();
    assertThat(hub.find("drammen", "f").reason()).isEqualTo("For få påmeldte");
    assertThat(hub.find("drammen", "f").title()).isEqualTo("Frokostmøte");

    hub.apply(hub.published("drammen", "f", ""));

    assertThat(hub.find("drammen", "f").cancelled()).isFalse();
    assertThat(hub.find("drammen", "f").reason()).isNull();
  }

  @Test
  void what_stands_and_is_to_come_is_found_by_its_day_or_moment() {
    hub.apply(
        hub.published("drammen", "f", "'start': '2027-02-12T08:00', 'end': '2027-02-12T09:00'"),
        hub.published("drammen", "dag", "'start': '2027-02-13', 'end': '2027-02-13'"),
        hub.published("drammen", "av", "'start': '2027-02-14', 'end': '2027-02-14'"),
        hub.cancelled("drammen", "av", ""),
        hub.published("drammen", "over", "'start': '2027-01-02', 'end': '2027-01-02'"),
        hub.published("kongsberg", "k", ""));

    assertThat(new PublishedEventTables(hub.database.jdbc()).of("drammen", EventFixture.NOW))
        .extracting(PublishedEvents.PublishedEvent::eventId, PublishedEvents.PublishedEvent::key)
        .containsExactly(tuple("f", "2027-02-12T07:00:00Z"), tuple("dag", "2027-02-13"));
  }

  @Test
  void a_cancellation_of_what_was_never_published_is_impossible_and_not_passed_over() {
    Received record = hub.cancelled("drammen", "aldri", "");

    assertThatThrownBy(() -> hub.apply(record)).hasMessageContaining("drammen/aldri");
  }

  @Test
  void instants_follow_from_local_times_on_both_weekends_when_clocks_change() {
    hub.apply(
        hub.published("drammen", "vår", "'start': '2027-03-28T01:30', 'end': '2027-03-28T03:30'"),
        hub.published("drammen", "høst", "'start': '2027-10-31T01:30', 'end': '2027-10-31T03:30'"),
        hub.published("drammen", "vårdag", "'start': '2027-03-28', 'end': '2027-03-28'"),
        hub.published("drammen", "høstdag", "'start': '2027-10-31', 'end': '2027-10-31'"));

    assertTimes("vår", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z");
    assertTimes("høst", "2027-10-30T23:30:00Z", "2027-10-31T02:30:00Z");
    assertTimes("vårdag", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z");
    assertTimes("høstdag", "2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z");
  }

  private void assertTimes(String eventId, String start, String end) {
    assertThat(hub.find("drammen", eventId).startsAt()).isEqualTo(Instant.parse(start));
    assertThat(hub.find("drammen", eventId).endsAt()).isEqualTo(Instant.parse(end));
  }

  @Test
  void a_title_of_two_hundred_signs_outside_the_basic_plane_is_kept() {
    hub.apply(hub.published("drammen", "f", "'title': '%s'".formatted("🌲".repeat(200))));

    assertThat(hub.find("drammen", "f").title()).hasSize(400);
  }

  @Test
  void the_same_records_again_change_nothing() {
    List<Received> records = manyRecords(60);
    hub.apply(records);
    var before = hub.rows();

    hub.apply(records);
    records.forEach(hub::apply);

    assertThat(hub.rows()).isEqualTo(before);
  }

  @Test
  void rebuilt_from_empty_in_other_batches_the_rows_are_equal() {
    List<Received> records = manyRecords(400);
    hub.apply(records);
    var before = hub.rows();

    hub.empty();
    for (int i = 0; i < records.size(); i += 7) {
      hub.apply(records.subList(i, Math.min(i + 7, records.size())));
    }

    assertThat(hub.rows()).isEqualTo(before);
  }

  @Test
  void two_thousand_mixed_records_are_one_batch() {
    hub.apply(manyRecords(2000));

    assertThat(hub.rows().get(1)).hasSizeGreaterThan(1200);
    assertThat(hub.page(null).events()).isNotEmpty();
  }

  /** Events published, moved, cancelled, consented to and published by two at once. */
  private List<Received> manyRecords(int number) {
    List<String> who = List.of("drammen", "asker", "baerum", "kongsberg");
    List<Received> records = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String organiser = who.get(i % 4);
      String other = who.get((i + 1) % 4);
      String id = "e" + (i / 12) % 40;
      String day = "2027-02-%02d".formatted(1 + (i / 12) % 28);
      String time = "'start': '%sT%02d:00', 'end': '%sT20:00'".formatted(day, 8 + i % 3, day);
      String co = ", 'coOrganisers': ['%s', '%s']".formatted(other, who.get((i + 3) % 4));
      records.add(
          switch (i % 12) {
            case 9 -> hub.consent(other, organiser, id, i % 24 < 12);
            case 10 -> hub.cancelled(who.get(2), id, "");
            default -> hub.published(organiser, id, time + co);
          });
    }
    return records;
  }
}
