package no.nov.hub.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.message.Text;
import no.nov.hub.submission.SortedFile;
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
