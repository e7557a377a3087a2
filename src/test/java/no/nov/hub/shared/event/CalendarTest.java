package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.EveryPart;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.Test;

@EveryPart
class CalendarTest {

  private static final LocalDate JANUARY_12 = LocalDate.of(2027, 1, 12);

  private final EventFixture hub = new EventFixture();

  private List<String> idsOn(LocalDate from, LocalDate to) {
    return hub.calendar.page(from, to, null, Optional.empty(), 1000).events().stream()
        .map(CalendarEvent::eventId)
        .toList();
  }

  @Test
  void a_window_holds_what_is_going_on_in_it_from_the_first_to_the_last_day() {
    hub.apply(
        hub.published("drammen", "før", "'start': '2027-01-11T20:00', 'end': '2027-01-12T00:00'"),
        hub.published(
            "drammen", "over-midnatt", "'start': '2027-01-11T20:00', 'end': '2027-01-12T00:30'"),
        hub.published("drammen", "utstilling", "'start': '2026-09-01', 'end': '2027-01-12'"),
        hub.published("drammen", "over", "'start': '2026-09-01', 'end': '2027-01-11'"),
        hub.published("drammen", "morgen", ""),
        hub.published("drammen", "kveld", "'start': '2027-01-12T23:30', 'end': '2027-01-13T01:00'"),
        hub.published("drammen", "etter", "'start': '2027-01-13', 'end': '2027-01-13'"));

    assertThat(idsOn(JANUARY_12, JANUARY_12))
        .containsExactly("utstilling", "over-midnatt", "morgen", "kveld");
  }

  @Test
  void pages_meet_without_gap_or_repetition_also_when_something_is_added_before() {
    List<Received> records = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String day = "2027-02-%02d".formatted(1 + i / 5);
      records.add(
          hub.published("drammen", "e" + i, "'start': '%s', 'end': '%s'".formatted(day, day)));
    }
    hub.apply(records);
    LocalDate from = LocalDate.of(2027, 1, 1);
    LocalDate to = LocalDate.of(2027, 12, 31);

    List<String> seen = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      CalendarPage page = hub.calendar.page(from, to, null, after, 4);
      page.events().forEach(event -> seen.add(event.eventId()));
      assertThat(page.counts().events()).isGreaterThanOrEqualTo(25);
      after = Optional.ofNullable(page.next()).flatMap(Cursor::read);
      hub.apply(
          hub.published("asker", "n" + seen.size(), "'start': '2027-01-05', 'end': '2027-01-05'"));
    } while (after.isPresent());

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void counts_say_what_they_count_and_a_larger_event_is_counted_once() {
    hub.apply(
        hub.published("drammen", "innsikt", "'end': '2027-01-12T16:00'"),
        hub.published("drammen", "s1", "'partOf': 'innsikt'"),
        hub.published("drammen", "s2", "'partOf': 'innsikt'"),
        hub.published("drammen", "s3", "'partOf': 'innsikt'"),
        hub.cancelled("drammen", "s3", ""),
        hub.published("asker", "frokost", ""));

    assertThat(hub.page(null).counts()).isEqualTo(new CalendarPage.Counts(2, 2, 1));
    assertThat(hub.find("drammen", "innsikt").sessions()).isEqualTo(2);
    assertThat(hub.find("drammen", "s1").partOf()).isEqualTo("innsikt");
    assertThat(hub.page("asker").counts()).isEqualTo(new CalendarPage.Counts(1, 0, 0));
  }

  @Test
  void the_next_events_are_those_going_on_and_coming_without_cancelled_ones_and_sessions() {
    hub.clock.pass(Duration.ofDays(8));
    hub.apply(
        hub.published("drammen", "i-går", "'start': '2027-01-11T08:00', 'end': '2027-01-11T10:00'"),
        hub.published("drammen", "nå", ""),
        hub.published("drammen", "del", "'partOf': 'nå'"),
        hub.published("asker", "avlyst", "'start': '2027-01-13', 'end': '2027-01-13'"),
        hub.cancelled("asker", "avlyst", ""),
        hub.published("baerum", "snart", "'start': '2027-01-14', 'end': '2027-01-14'"),
        hub.published("baerum", "senere", "'start': '2027-02-14', 'end': '2027-02-14'"));

    assertThat(hub.calendar.next(2))
        .extracting(CalendarEvent::eventId)
        .containsExactly("nå", "snart");
    assertThat(hub.calendar.coming().events()).hasSize(5);
  }

  @Test
  void an_event_is_found_with_its_history_the_latest_first() {
    hub.apply(hub.published("drammen", "f", ""), hub.cancelled("drammen", "f", ""));

    EventHistory history = hub.calendar.find("drammen", "f").orElseThrow();

    assertThat(history.versions())
        .extracting(EventHistory.Version::status)
        .containsExactly("cancelled", "active");
    assertThat(hub.calendar.find("drammen", "ukjent")).isEmpty();
    assertThat(hub.calendar.find("drammen", "\0")).isEmpty();
  }

  private List<String> clashes() {
    return hub.calendar.clashes(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)).stream()
        .map(
            clash ->
                "%s–%s %s"
                    .formatted(clash.first().eventId(), clash.second().eventId(), clash.reasons()))
        .toList();
  }

  @Test
  void overlapping_events_of_two_clash_for_their_theme_or_municipality_or_both() {
    hub.apply(
        hub.published(
            "drammen", "a", "'theme': 'Grønn omstilling', 'venue': {'municipality': '3301'}"),
        hub.published("asker", "b", "'theme': 'grønn Omstilling', 'start': '2027-01-12T09:00'"),
        hub.published(
            "baerum", "c", "'start': '2027-01-12T09:30', 'venue': {'municipality': '3301'}"),
        hub.published(
            "kongsberg",
            "d",
            "'theme': 'GRØNN OMSTILLING', 'start': '2027-01-12', 'end': '2027-01-12', 'venue': {'municipality': '3301'}"));

    assertThat(clashes())
        .containsExactlyInAnyOrder(
            "a–b [theme]",
            "a–c [municipality]",
            "d–a [municipality, theme]",
            "d–b [theme]",
            "d–c [municipality]");
  }

  @Test
  void what_follows_is_cancelled_is_ones_own_or_is_arranged_together_does_not_clash() {
    String theme = "'theme': 'vekst'";
    hub.apply(
        hub.published("drammen", "a", theme + ", 'coOrganisers': ['baerum']"),
        hub.published("drammen", "egen", theme),
        hub.published(
            "asker", "etterpå", theme + ", 'start': '2027-01-12T10:00', 'end': '2027-01-12T11:00'"),
        hub.published("asker", "avlyst", theme),
        hub.cancelled("asker", "avlyst", ""),
        hub.published("baerum", "sammen", theme));
    assertThat(clashes()).containsExactlyInAnyOrder("egen–sammen [theme]", "a–sammen [theme]");

    hub.apply(hub.consent("baerum", "drammen", "a", true));

    assertThat(clashes()).containsExactly("egen–sammen [theme]");
  }

  @Test
  void sessions_say_nothing_new_where_their_larger_event_clashes() {
    String theme = "'theme': 'vekst'";
    hub.apply(
        hub.published("drammen", "innsikt", theme),
        hub.published("drammen", "s1", theme + ", 'partOf': 'innsikt'"),
        hub.published("drammen", "s2", theme + ", 'partOf': 'innsikt'"),
        hub.published("asker", "frokost", theme + ", 'start': '2027-01-12T08:30'"));

    assertThat(clashes()).containsExactly("innsikt–frokost [theme]");
  }

  @Test
  void many_events_are_walked_through_once() {
    List<Received> records = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      records.add(
          hub.published(
              i % 2 == 0 ? "drammen" : "asker",
              "e" + i,
              "'start': '2027-02-%02dT%02d:%02d', 'end': '2027-03-15T10:00', 'theme': 't%d'"
                  .formatted(1 + i % 28, i % 24, i % 60, i / 2)));
    }
    hub.apply(records);

    assertThat(hub.calendar.clashes(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)))
        .hasSize(1000);
  }
}
