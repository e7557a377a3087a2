package no.nov.hub.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import no.nov.hub.intake.file.content.PublishedEvents.PublishedEvent;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a calendar file, beside what came of those before it. */
class CalendarFilesTest {

  @TempDir Path folder;
  private DoorForFiles door;

  @BeforeEach
  void open() {
    door = new DoorForFiles(folder);
  }

  private SortedFile calendar(String... lines) {
    return door.sort(
        "a.ics", "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n");
  }

  private static String event(String uid, String start, String... more) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:Kurs %s\r\nDTSTART:%s\r\n%s\r\nEND:VEVENT"
        .formatted(uid, uid, start, String.join("\r\n", more));
  }

  private static List<String> starts(SortedFile file) {
    return file.taken().stream()
        .map(taken -> taken.event().get("data"))
        .map(data -> data.path("start").asString("×"))
        .toList();
  }

  private static List<String> notes(SortedFile file) {
    return file.notes().stream().map(Text::nb).toList();
  }

  @Test
  void an_older_version_in_a_later_file_is_not_used_and_its_sender_is_told() {
    calendar(event("a", "20270112T090000Z", "SEQUENCE:2"));

    SortedFile older = calendar(event("a", "20270112T070000Z", "SEQUENCE:1"));
    assertThat(starts(older)).isEmpty();
    assertThat(notes(older).get(0)).contains("«Kurs a»", "eldre enn det dere sendte sist");
    SortedFile newer = calendar(event("a", "20270112T100000Z", "SEQUENCE:3"));
    assertThat(starts(newer)).containsExactly("2027-01-12T11:00");
  }

  @Test
  void dates_that_were_published_before_anything_was_noted_are_found_again_and_cancelled() {
    String series = event("a", "20270112T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2");
    SortedFile first = calendar(series);
    door.forget(
        standing(first, 0, "2027-01-12T09:00:00Z"),
        standing(first, 1, "2027-01-19T09:00:00Z"),
        new PublishedEvent(
            "noe-annet", "2027-01-12T09:00:00Z", Instant.parse("2027-01-12T09:00:00Z")));

    SortedFile moved = calendar(series.replace("T0900", "T1000"));
    assertThat(starts(moved)).containsExactly("2027-01-12T11:00", "2027-01-19T11:00", "×", "×");
    assertThat(moved.taken().subList(2, 4))
        .extracting(taken -> taken.event().at("/data/eventId").asString())
        .containsExactlyInAnyOrder(eventId(first, 0), eventId(first, 1));
    assertThat(starts(calendar(series))).hasSize(4);
  }

  private static PublishedEvent standing(SortedFile file, int number, String startsAt) {
    return new PublishedEvent(eventId(file, number), startsAt, Instant.parse(startsAt));
  }

  private static String eventId(SortedFile file, int number) {
    return file.taken().get(number).event().at("/data/eventId").asString();
  }

  @Test
  void what_is_left_out_is_told() {
    SortedFile file =
        calendar(
            event("a", "20260112T090000Z"),
            event("b", "20260112T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
            event("c", "20260112T090000Z", "RRULE:FREQ=WEEKLY;COUNT=4"),
            event("d@hub.example.no", "20270112T090000Z"),
            event("e", "20270112T090000Z"));

    assertThat(starts(file)).containsExactly("2026-01-12T10:00", "2027-01-12T10:00");
    assertThat(file.faults()).isEmpty();
    assertThat(notes(file))
        .containsExactlyInAnyOrder(
            "Serier uten datoer i året som kommer, som ikke er tatt med: 2.",
            "Arrangementer som kommer fra huben selv, er ikke tatt inn på nytt: Arrangement 4 «Kurs d@hub.example.no». Skal et av dem endres, gjør det der det ble sendt inn fra.");
  }

  @Test
  void what_is_tentative_waits_until_it_is_confirmed_and_is_told_by_title() {
    SortedFile file =
        calendar(
            event("a", "20270112T090000Z", "STATUS:TENTATIVE"),
            event("b", "20270113T090000Z", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"),
            event("c", "20270114T090000Z"));
    assertThat(starts(file)).containsExactly("2027-01-14T10:00");
    assertThat(file.faults()).isEmpty();
    assertThat(notes(file))
        .singleElement()
        .asString()
        .contains("Arrangement 1 «Kurs a», Arrangement 2 «Kurs b»", "bekreftet");

    assertThat(starts(calendar(event("a", "20270112T090000Z", "STATUS:CONFIRMED"))))
        .containsExactly("2027-01-12T10:00");
    assertThat(starts(calendar(event("a", "20270112T090000Z", "STATUS:TENTATIVE")))).isEmpty();
  }

  @Test
  void a_date_that_becomes_tentative_is_not_shared_as_its_series_gives_it_nor_cancelled() {
    String series = event("a", "20270112T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2");
    String date =
        event("a", "20270119T100000Z", "RECURRENCE-ID:20270119T090000Z", "STATUS:TENTATIVE");
    assertThat(starts(calendar(series))).hasSize(2);
    assertThat(starts(calendar(series, date))).containsExactly("2027-01-12T10:00");
  }

  @Test
  void what_only_shows_that_somebody_is_busy_is_not_published() {
    SortedFile file =
        calendar(
            event("a", "20270112T090000Z").replace("Kurs a", "Opptatt"),
            event("b", "20270112T090000Z").replace("Kurs b", "BUSY"),
            event("c", "20270112T090000Z").replace("Kurs c", "Opptatt med å lage mat"));
    assertThat(starts(file)).containsExactly("2027-01-12T10:00");
    assertThat(file.faults()).isEmpty();
    assertThat(notes(file)).singleElement().asString().contains("«Opptatt»", "«BUSY»", "tittel");
  }

  @Test
  void an_older_series_is_not_used_either_if_one_of_its_dates_cannot_be_read() {
    String series = "RRULE:FREQ=WEEKLY;COUNT=2";
    calendar(event("a", "20270112T090000Z", series, "SEQUENCE:2"));

    SortedFile older =
        calendar(
            event("a", "20270112T070000Z", series, "SEQUENCE:1"),
            event("a", "i dag", "RECURRENCE-ID:20270112T070000Z"));
    assertThat(starts(older)).isEmpty();
    assertThat(notes(older).get(0)).contains("eldre");
  }

  @Test
  void a_calendar_that_counts_from_the_beginning_again_is_followed() {
    calendar(event("a", "20270112T090000Z", "SEQUENCE:5", "LAST-MODIFIED:20261110T120000Z"));
    calendar(event("b", "20270112T090000Z", "SEQUENCE:5", "DTSTAMP:20261110T120000Z"));
    calendar(event("c", "20270112T090000Z", "SEQUENCE:5"));

    assertThat(
            starts(
                calendar(
                    event("a", "20270112T100000Z", "LAST-MODIFIED:20261111T120000Z"),
                    event("b", "20270112T100000Z", "DTSTAMP:20261111T120000Z"),
                    event("c", "20270112T100000Z", "DTSTAMP:20261111T120000Z"))))
        .containsExactly("2027-01-12T11:00", "2027-01-12T11:00");
    assertThat(starts(calendar(event("a", "20270112T110000Z", "LAST-MODIFIED:20261112T120000Z"))))
        .containsExactly("2027-01-12T12:00");
    assertThat(starts(calendar(event("a", "20270112T100000Z", "LAST-MODIFIED:20261111T120000Z"))))
        .isEmpty();
  }
}
