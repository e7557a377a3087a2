package no.nov.hub.intake.file.calendar;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.id;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static no.nov.hub.intake.file.DropBox.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CalendarFileTest {

  /**
   * Far more than it takes, on a machine with much else to do; without its bound it takes hours.
   */
  private static final Duration NOT_ENDLESS = Duration.ofSeconds(30);

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  private List<Entry> calendar(String... lines) {
    return content(lines).entries();
  }

  private FileContent content(String... lines) {
    return box.content(
        "kalender.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.no//test//NO\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VCALENDAR\r\n");
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\nUID:u1@example.no\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Møte\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT";
  }

  private static List<String> starts(List<Entry> entries) {
    return entries.stream().map(e -> data(e).get("start").stringValue()).toList();
  }

  @Test
  void an_event_with_a_place_as_zone_keeps_it() {
    JsonNode data =
        only(
            calendar(
                "BEGIN:VEVENT",
                "UID:u1@example.no",
                "SUMMARY:Frokostmøte\\, kraft",
                "DESCRIPTION:Første linje\\nandre",
                "  linje\\; slutt",
                "LOCATION:Biblioteket\\nGrønland 58",
                "URL:https://example.no/kraft",
                "CATEGORIES:Kraft\\, nett,Annet",
                "DTSTART;TZID=\"Europe/Oslo\":20270112T080000",
                "DTEND;TZID=Europe/Oslo:20270112T093000",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "DESCRIPTION:Varsel",
                "TRIGGER:-PT15M",
                "END:VALARM",
                "END:VEVENT"));

    assertThat(data.get("organiser").stringValue()).isEqualTo("drammen");
    assertThat(data.get("title").stringValue()).isEqualTo("Frokostmøte, kraft");
    assertThat(data.get("summary").stringValue()).isEqualTo("Første linje\nandre linje; slutt");
    assertThat(data.at("/venue/name").stringValue()).isEqualTo("Biblioteket, Grønland 58");
    assertThat(data.get("url").stringValue()).isEqualTo("https://example.no/kraft");
    assertThat(data.get("theme").stringValue()).isEqualTo("Kraft, nett");
    assertThat(data.get("start").stringValue()).isEqualTo("2027-01-12T08:00");
    assertThat(data.get("end").stringValue()).isEqualTo("2027-01-12T09:30");
    assertThat(data.get("timeZone").stringValue()).isEqualTo("Europe/Oslo");
    assertThat(data.get("eventId").stringValue())
        .isEqualTo(CloudEvents.hash("drammen", "u1@example.no", ""));
  }

  @Test
  void universal_and_windows_times_become_norwegian_ones_also_when_clocks_change() {
    assertThat(
            starts(
                calendar(
                    event("DTSTART:20270327T110000Z"),
                    event("DTSTART:20270328T110000Z"),
                    event("DTSTART;TZID=W. Europe Standard Time:20270328T120000"),
                    event("DTSTART;TZID=GMT Standard Time:20270328T120000"),
                    event("DTSTART;TZID=Eastern Standard Time:20270320T080000"),
                    event("DTSTART:20270112T080030"))))
        .containsExactly(
            "2027-03-27T12:00",
            "2027-03-28T13:00",
            "2027-03-28T12:00",
            "2027-03-28T13:00",
            "2027-03-20T13:00",
            "2027-01-12T08:00:30");
    List<Entry> newYork = calendar(event("DTSTART;TZID=America/New_York:20270320T080000"));
    assertThat(only(newYork).get("timeZone").stringValue()).isEqualTo("America/New_York");
    List<Entry> prefixed =
        calendar(event("DTSTART;TZID=/example.no/2025/Europe/Paris:20270320T080000"));
    assertThat(only(prefixed).get("timeZone").stringValue()).isEqualTo("Europe/Paris");
  }

  @Test
  void a_zone_that_the_file_describes_itself_is_used() {
    String zone =
        String.join(
            "\r\n",
            "BEGIN:VTIMEZONE",
            "TZID:Kontoret i London",
            "BEGIN:STANDARD",
            "DTSTART:16010101T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0000",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T010000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT",
            "END:VTIMEZONE");
    List<Entry> entries =
        calendar(
            zone,
            event("DTSTART;TZID=Kontoret i London:20270326T100000"),
            event("DTSTART;TZID=Kontoret i London:20270328T100000"),
            event("DTSTART;TZID=Kontoret i London:20271031T100000"));
    assertThat(starts(entries))
        .containsExactly("2027-03-26T11:00", "2027-03-28T11:00", "2027-10-31T11:00");
    assertThat(data(entries.get(0)).get("timeZone").stringValue()).isEqualTo("Europe/Oslo");
  }

  @Test
  void an_unknown_zone_is_a_fault() {
    List<Entry> entries = calendar(event("DTSTART;TZID=Atlantis:20270326T100000"));
    assertThat(codes(entries.get(0))).containsExactly("unknown_zone");
  }

  @Test
  void a_whole_day_ends_on_its_last_day() {
    JsonNode one =
        only(calendar(event("DTSTART;VALUE=DATE:20270916", "DTEND;VALUE=DATE:20270917")));
    assertThat(one.get("start").stringValue()).isEqualTo("2027-09-16");
    assertThat(one.has("end")).isFalse();
    assertThat(one.has("timeZone")).isFalse();
    JsonNode two =
        only(calendar(event("DTSTART;VALUE=DATE:20270916", "DTEND;VALUE=DATE:20270918")));
    assertThat(two.get("end").stringValue()).isEqualTo("2027-09-17");
    JsonNode three = only(calendar(event("DTSTART;VALUE=DATE:20270916", "DURATION:P3D")));
    assertThat(three.get("end").stringValue()).isEqualTo("2027-09-18");
  }

  @Test
  void a_duration_stands_for_the_end() {
    JsonNode data =
        only(calendar(event("DTSTART;TZID=Europe/Oslo:20270112T080000", "DURATION:PT1H30M")));
    assertThat(data.get("end").stringValue()).isEqualTo("2027-01-12T09:30");
    JsonNode overNight =
        only(calendar(event("DTSTART;TZID=Europe/Oslo:20270327T200000", "DURATION:P1D")));
    assertThat(overNight.get("end").stringValue()).isEqualTo("2027-03-28T20:00");
  }

  @Test
  void a_weekly_event_is_at_the_same_local_time_in_winter_and_summer() {
    List<Entry> entries =
        calendar(
            event(
                "DTSTART;TZID=Europe/Oslo:20270316T080000",
                "DTEND;TZID=Europe/Oslo:20270316T090000",
                "RRULE:FREQ=WEEKLY;COUNT=3"));
    assertThat(starts(entries))
        .containsExactly("2027-03-16T08:00", "2027-03-23T08:00", "2027-03-30T08:00");
    assertThat(entries.stream().map(e -> data(e).get("end").stringValue()))
        .containsExactly("2027-03-16T09:00", "2027-03-23T09:00", "2027-03-30T09:00");
    assertThat(entries.stream().map(e -> data(e).get("eventId").stringValue()).distinct())
        .hasSize(3);
  }

  @Test
  void a_rule_may_end_be_extended_and_have_exceptions() {
    List<Entry> entries =
        calendar(
            event(
                "DTSTART;TZID=Europe/Oslo:20270104T080000",
                "RRULE:FREQ=WEEKLY;UNTIL=20270201T070000Z",
                "EXDATE;TZID=Europe/Oslo:20270111T080000",
                "EXDATE;VALUE=DATE:20270118",
                "RDATE;TZID=Europe/Oslo:20270203T100000"));
    assertThat(starts(entries))
        .containsExactly(
            "2027-01-04T08:00", "2027-01-25T08:00", "2027-02-01T08:00", "2027-02-03T10:00");
  }

  @Test
  void a_changed_date_of_a_series_replaces_the_original_and_keeps_its_id() {
    String series = "DTSTART;TZID=Europe/Oslo:20270104T080000";
    List<Entry> before = calendar(event(series, "RRULE:FREQ=DAILY;COUNT=2"));
    List<Entry> after =
        calendar(
            event(series, "RRULE:FREQ=DAILY;COUNT=2"),
            event("RECURRENCE-ID:20270105T070000Z", "DTSTART;TZID=Europe/Oslo:20270105T120000"));
    assertThat(starts(after)).containsExactly("2027-01-04T08:00", "2027-01-05T12:00");
    assertThat(data(after.get(1)).get("eventId")).isEqualTo(data(before.get(1)).get("eventId"));
    List<Entry> cancelled =
        calendar(
            event(series, "RRULE:FREQ=DAILY;COUNT=2"),
            event("RECURRENCE-ID:20270105T070000Z", "STATUS:CANCELLED"));
    assertThat(type(cancelled.get(1))).isEqualTo("no.nov.event.cancelled.v1");
    assertThat(data(cancelled.get(1)).get("eventId")).isEqualTo(data(before.get(1)).get("eventId"));
  }

  @ParameterizedTest
  @CsvSource({
    "20280203T100000, FREQ=WEEKLY, 3. februar 2028, 3. februar 2027",
    "20220203T100000, FREQ=YEARLY;INTERVAL=2, 3. februar 2028, 3. februar 2027",
    "20280203T100000, FREQ=WEEKLY;COUNT=3, 3. februar 2028, 3. februar 2027"
  })
  void a_series_whose_next_date_is_more_than_a_year_ahead_is_told(
      String start, String rule, String next, String from) {
    FileContent content = content(event("DTSTART;TZID=Europe/Oslo:" + start, "RRULE:" + rule));

    assertThat(content.entries()).isEmpty();
    assertThat(content.notes())
        .extracting(Text::nb)
        .containsExactly(
            "Arrangement 1 «Møte»: Neste dato er %s, og en serie blir bare tatt inn for ett år om gangen. Send kalenderen på nytt etter %s."
                .formatted(next, from));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;UNTIL=20250601"})
  void a_series_that_is_over_is_only_counted(String rule) {
    FileContent content = content(event("DTSTART;VALUE=DATE:20250505", "RRULE:" + rule));

    assertThat(content.entries()).isEmpty();
    assertThat(content.notes())
        .extracting(Text::nb)
        .containsExactly("Serier uten datoer i året som kommer, som ikke er tatt med: 1.");
  }

  @Test
  void a_series_is_expanded_for_one_year_from_today() {
    List<Entry> entries =
        calendar(event("DTSTART;TZID=Europe/Oslo:20200101T080000", "RRULE:FREQ=DAILY"));
    assertThat(entries).hasSize(365);
    assertThat(starts(entries)).startsWith("2026-11-22T08:00").endsWith("2027-11-21T08:00");
    List<Entry> over =
        calendar(event("DTSTART:20200101T080000Z", "RRULE:FREQ=DAILY;UNTIL=20200201"));
    assertThat(over).isEmpty();
  }

  @Test
  void the_machine_s_own_zone_and_language_do_not_matter() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    String[] series = {
      event(
          "DTSTART;TZID=Europe/Oslo:20270104T000000",
          "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270113T225959Z")
    };
    List<Entry> here = calendar(series);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("th-TH"));
      assertThat(calendar(series)).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
    assertThat(starts(here))
        .containsExactly("2027-01-04T00:00", "2027-01-07T00:00", "2027-01-11T00:00");
  }

  @Test
  void cancellations_name_their_event() {
    List<Entry> status = calendar(event("DTSTART:20270112T080000Z", "STATUS:CANCELLED"));
    assertThat(only(status).toString())
        .isEqualTo(
            "{\"organiser\":\"drammen\",\"eventId\":\"%s\"}"
                .formatted(CloudEvents.hash("drammen", "u1@example.no", "")));
    List<Entry> method =
        calendar("METHOD:CANCEL", "BEGIN:VEVENT", "UID:u1@example.no", "END:VEVENT");
    assertThat(only(method)).isEqualTo(only(status));
  }

  @Test
  void what_the_hub_itself_sent_out_is_skipped() {
    assertThat(
            calendar("BEGIN:VEVENT", "UID:abc@Hub.Example.no", "SUMMARY:Vårt eget", "END:VEVENT"))
        .isEmpty();
  }

  @Test
  void all_faults_of_an_event_are_told_at_once_by_its_name() {
    List<Entry> entries =
        calendar(
            "BEGIN:VEVENT",
            "SUMMARY:Frokost",
            "DTEND:i morgen",
            "END:VEVENT",
            event("DTSTART:20270112T080000Z"));
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).place().nb()).isEqualTo("Arrangement 1 «Frokost»");
    assertThat(codes(entries.get(0))).containsExactly("missing", "missing");
    assertThat(reasons(entries.get(0)).get(0).message().nb()).startsWith("«Frokost» mangler en id");
    List<Entry> nameless = calendar("BEGIN:VEVENT", "END:VEVENT");
    assertThat(codes(nameless.get(0))).containsExactly("missing", "missing", "missing");
  }

  @Test
  void what_is_marked_as_private_is_not_shared() {
    List<Entry> entries = calendar(event("DTSTART:20270112T080000Z", "CLASS:PRIVATE"));
    assertThat(codes(entries.get(0))).containsExactly("private");
  }

  @Test
  void the_same_file_again_has_the_same_ids() {
    String event = event("DTSTART:20270112T080000Z", "RRULE:FREQ=DAILY;COUNT=2");
    List<Entry> first = calendar(event);
    assertThat(calendar(event)).isEqualTo(first);
    assertThat(id(first.get(0))).isNotEqualTo(id(first.get(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECONDLY", "MINUTELY", "HOURLY"})
  void what_recurs_more_often_than_daily_is_refused(String frequency) {
    List<Entry> entries = quickly(event("DTSTART:19900101T000000Z", "RRULE:FREQ=" + frequency));
    assertThat(codes(entries.get(0))).containsExactly("too_frequent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY;BYHOUR=8,12",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9",
        "FREQ=DAILY;COUNT=2147483647;BYHOUR=1,2,3,4,5,6,7,8,9,10,11,12"
      })
  void what_recurs_too_many_times_is_refused(String rule) {
    List<Entry> entries = quickly(event("DTSTART:19000101T000000Z", "RRULE:" + rule));
    assertThat(codes(entries.get(0))).containsExactly("too_many");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;INTERVAL=7",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6"
      })
  void a_rule_that_never_matches_ends_soon(String rule) {
    assertThat(quickly(event("DTSTART:20200101T000000Z", "RRULE:" + rule))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=FORTNIGHTLY",
        "COUNT=3",
        "FREQ=DAILY;INTERVAL=2147483647",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;COLOUR=BLUE",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=",
        "FREQ=WEEKLY;BYDAY=MO;BYDAY=WE",
        "FREQ=WEEKLY;BYDAY=MO WE",
        "FREQ=DAILY;COUNT=1 0",
        "FREQ",
        "RSCALE=CHINESE;FREQ=YEARLY"
      })
  void a_rule_that_cannot_be_read_is_refused(String rule) {
    List<Entry> entries = quickly(event("DTSTART:20270101T000000Z", "RRULE:" + rule));
    assertThat(codes(entries.get(0))).containsExactly("bad_rule");
  }

  @Test
  void a_file_of_many_endless_series_is_cheap() {
    String[] series = new String[3000];
    for (int i = 0; i < series.length; i++) {
      series[i] =
          event("DTSTART:20200101T000000Z", "RRULE:FREQ=DAILY").replace("u1@", "u" + i + "@");
    }
    refused(quickly(series), "too_many");
  }

  @Test
  void parts_inside_parts_without_end_are_refused() {
    String nested = "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(250_000);
    refused(
        assertTimeoutPreemptively(NOT_ENDLESS, () -> box.drop("a.ics", nested)), "broken_calendar");
  }

  @Test
  void a_truncated_or_empty_calendar_is_refused() {
    refused(box.drop("a.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n"), "broken_calendar");
    refused(box.drop("a.ics", ""), "broken_calendar");
    refused(calendar("X-WR-CALNAME:Tom"), "empty");
  }

  private List<Entry> quickly(String... events) {
    return assertTimeoutPreemptively(NOT_ENDLESS, () -> calendar(events));
  }
}
