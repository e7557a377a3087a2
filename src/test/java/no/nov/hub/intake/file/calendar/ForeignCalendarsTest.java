package no.nov.hub.intake.file.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.Json;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Calendars as other programs write them, right and wrong; invented events, real structure. */
class ForeignCalendarsTest {

  private static final Path CALENDARS = Path.of("src/test/resources/calendars");

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  /** When each event is, as «start–end», a cancellation as «×», a refusal as its codes. */
  private static String times(List<Entry> entries) {
    return entries.stream().map(ForeignCalendarsTest::time).collect(Collectors.joining(" "));
  }

  private static String time(Entry entry) {
    if (entry instanceof Unreadable) {
      return String.join("+", DropBox.codes(entry));
    }
    JsonNode data = ((Found) entry).event().get("data");
    if (!data.has("start")) {
      return "×";
    }
    String end = data.has("end") ? "–" + data.get("end").asString() : "";
    return data.get("start").asString() + end;
  }

  private List<Entry> event(String... lines) {
    return events(String.join("\n", lines));
  }

  /** Each of them on its own lines, with a start and a title unless it says another. */
  private List<Entry> events(String... events) {
    return content(events).entries();
  }

  private FileContent content(String... events) {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0"));
    for (String event : events) {
      lines.add("BEGIN:VEVENT");
      lines.add(event.contains("UID:") ? "X-A:1" : "UID:u@example.no");
      lines.add(event.contains("DTSTART") ? "X-A:1" : "DTSTART:20270222T080000Z");
      lines.add(event.contains("SUMMARY") ? "X-A:1" : "SUMMARY:Lønnssamtale");
      lines.add(event);
      lines.add("END:VEVENT");
    }
    lines.add("END:VCALENDAR");
    return box.content("a.ics", String.join("\r\n", lines) + "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          r01-min                   | 2027-01-13T09:00
          r02-allday-exdate-datetime| 2027-01-04 2027-01-18 2027-02-01
          r04-timed-moved-date      | 2027-01-06T10:00–2027-01-06T11:30 2027-01-20T10:00–2027-01-20T11:30 2027-01-15T13:00–2027-01-15T14:30
          r05-last-friday           | 2026-11-27T08:00–2026-11-27T09:00 2026-12-25T08:00–2026-12-25T09:00 2027-01-29T08:00–2027-01-29T09:00 2027-02-26T08:00–2027-02-26T09:00 2027-03-26T08:00–2027-03-26T09:00 2027-04-30T08:00–2027-04-30T09:00 2027-05-28T08:00–2027-05-28T09:00 2027-06-25T08:00–2027-06-25T09:00 2027-07-30T08:00–2027-07-30T09:00 2027-08-27T08:00–2027-08-27T09:00 2027-09-24T08:00–2027-09-24T09:00 2027-10-29T08:00–2027-10-29T09:00 2026-11-30T17:00 2026-12-28T17:00 2027-01-25T17:00 2027-02-22T17:00 2027-03-29T17:00 2027-04-26T17:00 2027-05-31T17:00 2027-06-28T17:00 2026-12-31T12:00 2027-01-31T12:00 2027-02-28T12:00 2027-03-31T12:00 2027-04-30T12:00 2027-05-31T12:00
          r06-older-sequence-last   | 2027-01-19T12:00–2027-01-19T13:00
          r07-exrule                | unsupported
          r08-quoted-printable      | 2027-01-20T09:00–2027-01-20T10:00
          r11-outlook-allday        | 2027-02-03–2027-02-04
          r12-cr-only               | 2027-01-27T09:00
          r13-icloud-zone           | 2027-07-01T09:00–2027-07-01T10:00
          r14-unsigned-offset       | 2027-07-01T09:00
          r15-thisandfuture         | 2027-01-04T09:00–2027-01-04T10:00 2027-01-11T09:00–2027-01-11T10:00 unsupported
          r17-cancelled-instance    | 2027-01-05T07:00 2027-01-19T07:00 ×
          r18-pasted-marks          | 2027-01-28T09:00 2027-01-28T12:00 2027-01-28T15:00
          r19-durations             | 2027-02-09–2027-02-10 not_a_duration 2027-02-11T09:00–2027-02-11T08:00 2027-02-12 not_the_same
          r22-until                 | 2027-03-01T19:00 2027-03-08T19:00 2027-03-15T19:00 2027-03-01 2027-03-08 2027-03-15 2027-03-01T19:00 2027-03-08T19:00 2027-03-15T19:00 2027-03-15T19:00 2027-03-22T19:00 2027-03-29T19:00 2027-04-05T19:00
          r24-partial-vtimezones    | 2027-06-15T09:30–2027-06-15T10:30 2027-03-15T14:00
          r25-bare-cr               | 2027-02-18T09:00 2027-02-18T12:00 2027-02-18T15:00
          r26-min                   | private
          r26-raw-newline-swallows  | private × 2027-02-22T09:00–2027-02-22T11:00 2027-02-22T09:00 2027-03-01T09:00 2027-03-08T09:00 2027-02-22T09:00 2027-02-22T09:00 2027-03-08T09:00
          r29-rdate-period          | not_a_time+not_a_time bad_rule 2027-02-25T15:00 2027-03-04T15:00 2027-02-26
          r30-utf16                 | 2027-03-02T09:00
          r35-odd-parameters        | private private private private
          r35/r35-e-status          | ×
          """)
  void what_other_programs_write_is_read_or_refused(String name, String expected) {
    assertThat(times(box.read(CALENDARS.resolve(name + ".ics")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 10, 11})
  void blanks_empty_lines_and_words_around_a_calendar_do_no_harm(int number) {
    String[] found =
        CALENDARS
            .resolve("r28")
            .toFile()
            .list((in, name) -> name.startsWith("r28-" + number + "-"));
    assertThat(found).hasSize(1);
    assertThat(times(box.read(CALENDARS.resolve("r28").resolve(found[0]))))
        .isEqualTo("2027-02-24T09:00");
  }

  /**
   * As another program reckons them, for as long as both it and the hub look ahead; a series until
   * a day includes that day.
   */
  @Test
  void every_rule_of_a_series_gives_its_dates() throws IOException {
    JsonNode rules =
        Json.MAPPER.readTree(
            Files.readAllBytes(CALENDARS.resolve("r05-rrule-matrix.expected.json")));
    Map<String, List<String>> found =
        box.read(CALENDARS.resolve("r05-rrule-matrix.ics")).stream()
            .map(DropBox::data)
            .collect(
                Collectors.groupingBy(
                    data -> data.get("title").asString(),
                    Collectors.mapping(data -> data.get("start").asString(), Collectors.toList())));

    assertThat(rules.size()).isEqualTo(330);
    SoftAssertions.assertSoftly(
        all ->
            rules.forEachEntry(
                (title, rule) ->
                    all.assertThat(seen(found.getOrDefault(title, List.of()).stream()))
                        .as("%s %s", rule.get("dtstart"), rule.get("rrule"))
                        .isEqualTo(
                            seen(rule.get("expected").valueStream().map(JsonNode::asString)))));
  }

  private static List<String> seen(Stream<String> starts) {
    return starts
        .filter(start -> start.compareTo("2026-11-28") >= 0 && start.compareTo("2027-11-22") < 0)
        .sorted()
        .toList();
  }

  @Test
  void zones_are_read_under_all_their_names() {
    List<Entry> entries = box.read(CALENDARS.resolve("r10-zones.ics"));
    assertThat(entries).hasSize(12);
    assertThat(entries.subList(0, 11))
        .allSatisfy(entry -> assertThat(time(entry)).isEqualTo("2027-01-26T09:00"));
    assertThat(time(entries.get(11))).isEqualTo("2027-07-26T09:00");
  }

  @Test
  void a_letter_that_is_folded_in_two_stays_one() {
    JsonNode data = DropBox.only(box.read(CALENDARS.resolve("r01-fold-in-utf8.ics")));
    assertThat(data.get("title").asString())
        .startsWith("Frokostmøte om kraftnett i Drammen og på Øvre Eiker for små bøndelag");
    assertThat(data.at("/venue/name").asString()).isEqualTo("Rådhuset, Drammen");
  }

  @Test
  void texts_are_as_people_meant_them() {
    JsonNode quoted = DropBox.only(box.read(CALENDARS.resolve("r08-quoted-printable.ics")));
    assertThat(quoted.get("title").asString()).isEqualTo("R08 Årsmøte på rådhuset");
    assertThat(quoted.get("summary").asString()).isEqualTo("Sakene er:\nén\nto");
    JsonNode html = DropBox.only(box.read(CALENDARS.resolve("r31-html.ics")));
    assertThat(html.get("title").asString()).isEqualTo("R31 Møte & mat");
    assertThat(html.get("summary").asString())
        .isEqualTo(
            "Velkommen til kurs\n\n- Kaffe\nMeld deg på (https://forening.example/p?a=1&b=2)");
    List<Entry> pasted = box.read(CALENDARS.resolve("r18-pasted-marks.ics"));
    assertThat(DropBox.data(pasted.get(0)).get("summary").asString())
        .isEqualTo("Ring +47 32 00 00 00 for påmelding");
    assertThat(DropBox.data(pasted.get(1)).get("summary").asString())
        .isEqualTo("Linje én linje to");
    assertThat(pasted.get(2).place().nb()).isEqualTo("Arrangement 3 «R18c Kurs»");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DESCRIPTION:Tid: kl. 10\\nSted: salen          | Tid: kl. 10¶Sted: salen
          DESCRIPTION:Program¶Tid: kl. 10               | Program¶Tid: kl. 10
          DESCRIPTION:Program¶https://example.no/a      | Program¶https://example.no/a
          DESCRIPTION:Program¶Location: salen           | Program¶Location: salen
          DESCRIPTION:Program¶X-FOO;BAR                 | Program
          DESCRIPTION:Program¶Begin: kl. 10             | Program¶Begin: kl. 10
          DESCRIPTION;QUOTED-PRINTABLE:m=C3=B8te=¶ p=C3=A5 l=F8rdag | møte på l�rdag
          DESCRIPTION;ENCODING=QUOTED-PRINTABLE:m=C3=B8=¶te i m=C3=A5l | møte i mål
          DESCRIPTION;ENCODING=BASE64:bcO4dGU=          | møte
          DESCRIPTION:1 < 2 &amp; 3 > 2                 | 1 < 2 & 3 > 2
          DESCRIPTION:a?x=1&copy=2                      | a?x=1&copy=2
          """)
  void the_rest_of_a_text_belongs_to_it(String lines, String summary) {
    JsonNode data = DropBox.only(event(lines.replace("¶", "\r\n")));
    assertThat(data.get("summary").asString()).isEqualTo(summary.replace("¶", "\n"));
  }

  @Test
  void one_bad_byte_spoils_one_character_and_what_old_programs_write_is_read() {
    byte[] lines =
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20270222T080000Z\nSUMMARY:Møte på lørdag\n"
                + "LOCATION:Salen %\nEND:VEVENT\nEND:VCALENDAR\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i] == '%' ? (byte) 0xF8 : lines[i];
    }
    JsonNode spoilt = DropBox.only(box.drop("a.ics", lines));
    assertThat(spoilt.get("title").asString()).isEqualTo("Møte på lørdag");
    assertThat(spoilt.at("/venue/name").asString()).isEqualTo("Salen \uFFFD");
    String old = new String(lines, StandardCharsets.UTF_8).replace('\uFFFD', 'å');
    JsonNode windows = DropBox.only(box.drop("a.ics", old.getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(windows.get("title").asString()).isEqualTo("Møte på lørdag");
    assertThat(windows.at("/venue/name").asString()).isEqualTo("Salen å");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CLASS", "CLASS PRIVATE", "CLASS;PRIVATE", "CLASS=PRIVATE", "Class Private"})
  void a_mark_that_cannot_be_read_counts_as_private(String line) {
    assertThat(times(event("DESCRIPTION:Program", line))).isEqualTo("garbled_line+private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CL?SS:PRIVATE",
        "CLAS:PRIVATE",
        "STATUS CANCELLED",
        "RRULE FREQ=DAILY",
        "EXDATE",
        "DTEND;TZID=\"Europe/Oslo:20270222T100000",
        "RECURRENCE-ID"
      })
  void a_line_that_could_mean_much_and_cannot_be_read_refuses_its_event(String line) {
    List<Entry> entries = event("DESCRIPTION:Program", line);
    assertThat(times(entries)).isEqualTo("garbled_line");
    assertThat(entries.get(0).place().nb()).isEqualTo("Arrangement 1 «Lønnssamtale»");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLASS:PRIVATE",
        "class:private",
        "Class: Private",
        "CLASS :CONFIDENTIAL",
        "CLASS:RESTRICTED",
        "CLASS:PUBLIC\r\nCLASS:PRIVATE",
        "X-CALENDARSERVER-ACCESS:CONFIDENTIAL",
        "X-MICROSOFT-CDO-SENSITIVITY:2",
        "X-PRIVATE:TRUE",
        "X-GWCLASS:PRIVATE",
        "SENSITIVITY:Private",
        "Sensitivity: 2",
        "VISIBILITY:private",
        "X-WP-STATUS:private"
      })
  void only_what_is_plainly_public_is_shared(String line) {
    assertThat(times(event(line))).isEqualTo("private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CATEGORIES:Privat",
        "CATEGORIES:PERSONAL,PRIVATE",
        "SUMMARY:Privat avtale hos legen",
        "SUMMARY:[PRIVAT] Legen",
        "SUMMARY:Privat: legen",
        "SUMMARY:Private"
      })
  void what_is_called_private_is_told_and_not_shared(String line) {
    FileContent content = content(line);
    assertThat(content.entries()).isEmpty();
    assertThat(content.notes().get(0).nb())
        .startsWith("Det som kalles privat, er ikke publisert: Arrangement 1 «")
        .endsWith("gi det en annen tittel eller kategori i kalenderen.");
    assertThat(content.series().get("u@example.no").kept()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUMMARY:Private barnehager i Asker",
        "SUMMARY:Privat-offentlig samarbeid",
        "SUMMARY:Privat – offentlig samarbeid",
        "CATEGORIES:Personal"
      })
  void what_is_about_private_business_is_shared(String line) {
    assertThat(times(event(line))).isEqualTo("2027-02-22T09:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"STATUS:TENTATIVE", "X-STATUS:DRAFT", "X-WP-STATUS:pending", "X-DRAFT:TRUE"})
  void what_is_not_finished_waits(String line) {
    FileContent content = content(line);
    assertThat(content.entries()).isEmpty();
    assertThat(content.notes().get(0).nb()).startsWith("Foreløpige arrangementer publiseres ikke");
  }

  @Test
  void what_is_tentative_and_has_no_title_is_told_once() {
    FileContent content = content("SUMMARY:Opptatt\r\nSTATUS:TENTATIVE");
    assertThat(content.entries()).isEmpty();
    assertThat(content.notes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLASS:PUBLIC",
        "CLASS: public",
        "CLASS:",
        "X-EVENT-ACCESS:Gratis",
        "X-UNIVERSAL-ACCESS:YES",
        "X-FREE-ACCESS:TRUE",
        "X-VISIBILITY:visible",
        "X-WP-VISIBILITY:everyone",
        "X-COST-CLASS:A",
        "SUMMARY:Borte\r\nLOCATION:Kulturhuset",
        "SUMMARY:Borte\r\nDESCRIPTION:Teater",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\nX-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "TRANSP:OPAQUE",
        "STATUS:CONFIRMED\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
        "STATUS:"
      })
  void what_is_public_is_shared(String line) {
    assertThat(times(event(line))).isEqualTo("2027-02-22T09:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STATUS:AVLYST                                     | unknown_status
          STATUS:CANCELED                                   | ×
          X-CANCELLED:TRUE                                  | ×
          DTSTART:20270222T0900                             | 2027-02-22T09:00
          DTSTART:20270222T0800Z                            | 2027-02-22T09:00
          RRULE:FREQ = WEEKLY; BYDAY=MO, WE ;COUNT=3;       | 2027-02-22T09:00 2027-02-24T09:00 2027-03-01T09:00
          RRULE:FREQ=WEEKLY;COUNT=2¶RDATE;VALUE=DATE:20270303 | 2027-02-22T09:00 2027-03-01T09:00 2027-03-03T09:00
          RRULE:FREQ=WEEKLY;COUNT=2¶DTSTART;VALUE=DATE:20270222¶RDATE;VALUE=DATE:20270303 | 2027-02-22 2027-03-01 2027-03-03
          SUMMARY:Kurs¶SUMMARY:Lunsj                        | said_twice
          SUMMARY:Kurs¶SUMMARY:Kurs                         | 2027-02-22T09:00
          LOCATION:Oslo¶LOCATION:Asker                      | said_twice
          DTEND:20270222T090000Z¶DURATION:PT2H              | said_twice
          DTEND:20270222T090000Z¶DURATION:PT1H              | 2027-02-22T09:00–2027-02-22T10:00
          DTSTART;VALUE=DATE:20270222¶DTEND;VALUE=DATE:20270224¶DURATION:P3D | said_twice
          DTSTART;TZID=Europe/London:20270222T090000¶DTEND:20270222T100000 | 2027-02-22T09:00–2027-02-22T10:00
          X-CANCELLED:FALSE                                 | 2027-02-22T09:00
          X-WP-STATUS:trash                                 | ×
          X-CANCELLED:TRUE¶STATUS:CONFIRMED                 | said_twice
          X-WP-STATUS:publish                               | 2027-02-22T09:00
          DTEND:20270222T090000Z¶DTEND:20270222T100000Z     | said_twice
          DTSTART;VALUE=DATE:20270222T090000                | not_a_time
          DTSTART;TZID=:20270222T090000                     | unknown_zone
          DTSTART;TZID=EST:20270222T090000                  | unknown_zone
          DTSTART;TZID=Etc/GMT+5:20270222T090000            | 2027-02-22T15:00
          DTSTART;TZID=UTC+2:20270222T090000                | 2027-02-22T08:00
          DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20270222T090000 | 2027-02-22T15:00
          DTSTART;TZID=(UTC+01:00) Eastern Time (US & Canada):20270222T090000 | unknown_zone
          DTSTART;VALUE=DATE:20270222¶DURATION:PT26H        | not_the_same
          X-MICROSOFT-CDO-ALLDAYEVENT:TRUE¶DTSTART:20270221T230000Z¶DTEND:20270222T230000Z | 2027-02-22
          X-MICROSOFT-CDO-ALLDAYEVENT:TRUE¶DTSTART:20270222T080000Z¶DTEND:20270222T090000Z | 2027-02-22T09:00–2027-02-22T10:00
          BEGIN:VALARM¶ACTION:DISPLAY                       | garbled_line
          """)
  void what_would_change_the_meaning_is_understood_or_refused(String lines, String expected) {
    assertThat(times(event(lines.replace("¶", "\r\n")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/London          | DTSTART:20270222T090000                      | 2027-02-22T09:00 Europe/London
          Eastern Standard Time  | DTSTART:20270222T090000                      | 2027-02-22T15:00 Europe/Oslo
          UTC                    | DTSTART:20270222T090000                      | 2027-02-22T10:00 Europe/Oslo
          Europe/London          | DTSTART;TZID=Europe/Oslo:20270222T090000     | 2027-02-22T09:00 Europe/Oslo
          Europe/London          | DTSTART:20270222T090000Z                     | 2027-02-22T10:00 Europe/Oslo
          Europe/London          | DTSTART;VALUE=DATE:20270222                  | 2027-02-22
          Atlantis               | DTSTART:20270222T090000                      | unknown_zone
          Atlantis               | DTSTART:20270222T080000Z                     | 2027-02-22T09:00 Europe/Oslo
          """)
  void a_time_without_a_zone_is_in_that_of_its_calendar(
      String zone, String start, String expected) {
    List<Entry> entries =
        box.drop(
            "a.ics",
            String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "X-WR-TIMEZONE:" + zone,
                "BEGIN:VEVENT",
                "UID:a",
                "SUMMARY:Kurs",
                start,
                "END:VEVENT",
                "END:VCALENDAR"));
    String told =
        entries.get(0) instanceof Found found
            ? " " + found.event().at("/data/timeZone").asString("")
            : "";
    assertThat((times(entries) + told).strip()).isEqualTo(expected);
  }

  @Test
  void a_zone_whose_description_is_broken_refuses_those_that_use_it() {
    List<Entry> entries =
        box.drop(
            "a.ics",
            """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Her
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:i dag
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:a
            SUMMARY:Her
            DTSTART;TZID=Her:20270222T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            SUMMARY:Der
            DTSTART:20270222T080000Z
            END:VEVENT
            END:VCALENDAR
            """);
    assertThat(times(entries)).isEqualTo("broken_zone 2027-02-22T09:00");
  }

  private static final String TO_DO = "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Ring\r\nEND:VTODO\r\n";

  @Test
  void a_calendar_without_events_says_what_it_has() {
    List<Entry> entries =
        box.drop("a.ics", "BEGIN:VCALENDAR\r\n" + TO_DO + TO_DO + "END:VCALENDAR\r\n");
    assertThat(DropBox.codes(entries.get(0))).containsExactly("no_events");
    assertThat(((Unreadable) entries.get(0)).reasons().get(0).message().nb())
        .startsWith("Filen har ingen arrangementer, bare dette: oppgaver (2).");
  }

  @Test
  void beside_events_other_things_are_told() {
    FileContent content =
        box.content(
            "a.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Kurs\r\nDTSTART:20270222T080000Z\r\nEND:VEVENT\r\n"
                + TO_DO
                + "END:VCALENDAR\r\n");
    assertThat(content.entries()).hasSize(1);
    assertThat(content.notes().get(0).nb())
        .isEqualTo("Bare arrangementer tas inn. Dette er ikke tatt med: oppgaver (1).");
  }

  private static final String SERIES = "DTSTART:20270222T080000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RECURRENCE-ID:20270301T080000Z¶CLASS:PRIVATE           | 2027-02-22T09:00 2027-03-08T09:00 private
          RECURRENCE-ID:20270301T080000Z¶STATUS:CANCELLED        | 2027-02-22T09:00 2027-03-08T09:00 ×
          RECURRENCE-ID:20270301T080000Z¶DTSTART:i dag           | 2027-02-22T09:00 2027-03-08T09:00 not_a_time
          RECURRENCE-ID;VALUE=DATE:20270301¶STATUS:CANCELLED     | 2027-02-22T09:00 2027-03-08T09:00 ×
          RECURRENCE-ID:20270301T000000¶STATUS:CANCELLED         | 2027-02-22T09:00 2027-03-08T09:00 ×
          RECURRENCE-ID;TZID=Atlantis:20270301T090000            | unreadable_change unknown_zone
          RECURRENCE-ID;RANGE=THISANDPRIOR:20270301T080000Z      | unreadable_change unsupported
          RECURRENCE-ID 20270301T080000Z                         | unreadable_change garbled_line
          """)
  void a_date_of_a_series_that_is_otherwise_is_not_shared_as_it_was(
      String change, String expected) {
    assertThat(times(events(SERIES, change.replace("¶", "\r\n")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXDATE:20270301T100000Z                  | 2027-02-22T09:00 2027-03-08T09:00
          EXDATE:20270302T080000Z                  | 2027-02-22T09:00 2027-03-01T09:00 2027-03-08T09:00 1
          EXDATE:20270401T080000Z                  | 2027-02-22T09:00 2027-03-01T09:00 2027-03-08T09:00
          RDATE:20270301T120000Z¶EXDATE:20270301T100000Z | 2027-02-22T09:00 2027-03-01T09:00 2027-03-01T13:00 2027-03-08T09:00 1
          """)
  void what_a_series_leaves_out_at_another_hour_is_its_date_on_that_day(
      String except, String expected) {
    assertThat(datesAndNotes(SERIES + "\r\n" + except.replace("¶", "\r\n"))).isEqualTo(expected);
  }

  private String datesAndNotes(String... events) {
    FileContent content = content(events);
    content
        .notes()
        .forEach(note -> assertThat(note.nb()).contains("«Lønnssamtale»", "ingen slik dato"));
    return times(content.entries())
        + (content.notes().isEmpty() ? "" : " " + content.notes().size());
  }

  @Test
  void so_is_a_date_that_it_changes() {
    String change = "RECURRENCE-ID:20270301T100000Z\r\nDTSTART:20270302T080000Z";
    assertThat(datesAndNotes(SERIES, change))
        .isEqualTo("2027-02-22T09:00 2027-03-08T09:00 2027-03-02T09:00");
    assertThat(datesAndNotes(SERIES, change.replace("0301T", "0303T")))
        .isEqualTo("2027-02-22T09:00 2027-03-01T09:00 2027-03-08T09:00 2027-03-02T09:00 1");
    List<Entry> moved = events(SERIES, change);
    List<Entry> asIs = events(SERIES);
    assertThat(moved.get(2))
        .extracting(e -> ((Found) e).event().at("/data/eventId"))
        .isEqualTo(((Found) asIs.get(1)).event().at("/data/eventId"));
    String exact = "RECURRENCE-ID:20270301T080000Z\r\nDTSTART:20270304T080000Z";
    assertThat(datesAndNotes(SERIES, change, exact)).endsWith(" 1");
  }

  @Test
  void a_date_of_a_private_series_is_private_unless_it_says_otherwise() {
    String change = "RECURRENCE-ID:20270301T080000Z\r\nDTSTART:20270302T080000Z";
    assertThat(times(events(SERIES + "\r\nCLASS:PRIVATE", change))).isEqualTo("private private");
    assertThat(times(events(SERIES + "\r\nCLASS:PRIVATE", change + "\r\nCLASS:PUBLIC")))
        .isEqualTo("private 2027-03-02T09:00");
  }

  @Test
  void the_newest_of_several_versions_counts_and_its_sender_is_told() {
    String older = "LAST-MODIFIED:20261101T120000Z";
    String newer = "LAST-MODIFIED:20261102T120000Z\r\nDTSTART:20270223T080000Z";
    assertThat(times(events(newer, older))).isEqualTo("2027-02-23T09:00");
    assertThat(times(events("SEQUENCE:1", newer))).isEqualTo("2027-02-22T09:00");
    assertThat(times(events("CLASS:PRIVATE\r\nSEQUENCE:2", newer))).isEqualTo("private");
    assertThat(times(events("CLASS:PRIVATE", "DTSTART:20270224T080000Z"))).isEqualTo("private");
    assertThat(times(events("SEQUENCE:1", "SEQUENCE:1"))).isEqualTo("2027-02-22T09:00");
  }
}
