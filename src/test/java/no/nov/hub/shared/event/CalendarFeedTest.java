package no.nov.hub.shared.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import no.nov.hub.AtOnce;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EveryPart
class CalendarFeedTest {

  private final EventFixture hub = new EventFixture();

  private byte[] bytes() {
    return hub.feed.bytes(Optional.empty(), hub.feed.edition(Optional.empty()));
  }

  private String text() {
    return new String(bytes(), UTF_8);
  }

  /** Content lines put together again. */
  private List<String> lines() {
    return List.of(text().replace("\r\n ", "").split("\r\n"));
  }

  private net.fortuna.ical4j.model.Calendar readAgain() throws Exception {
    return new CalendarBuilder().build(new ByteArrayInputStream(bytes()));
  }

  @Test
  void a_timed_event_is_written_in_utc_with_all_that_programs_need() {
    hub.apply(
        hub.published(
            "drammen",
            "f",
            "'summary': 'Kaffe; te, kaker\\nVelkommen', 'venue': {'name': 'Union Scene', 'address': 'Grønland 60\\n3045 Drammen'}, 'theme': 'Vekst, omstilling', 'url': 'https://example.no/påmelding?a=%C3%A5'"));
    hub.apply(
        hub.published("drammen", "f", "'start': '2027-07-01T08:00', 'end': '2027-07-01T09:00'"));
    hub.apply(
        hub.published(
            "drammen",
            "g",
            "'summary': 'Kaffe; te, kaker\\nVelkommen', 'venue': {'name': 'Union Scene', 'address': 'Grønland 60\\n3045 Drammen'}, 'theme': 'Vekst, omstilling', 'url': 'https://example.no/påmelding?a=%C3%A5', 'onlineUrl': 'https://example.no/m'"));

    assertThat(lines())
        .startsWith(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//NOV//NOV hub//NO",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH")
        .contains(
            "X-WR-CALNAME:Arrangementer: NOV",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
            "UID:" + hub.find("drammen", "f").uid(),
            "SEQUENCE:1",
            "DTSTAMP:20270104T080100Z",
            "LAST-MODIFIED:20270104T080100Z",
            "DTSTART:20270701T060000Z",
            "DTEND:20270701T070000Z",
            "STATUS:CONFIRMED",
            "DTSTART:20270112T070000Z",
            "DTEND:20270112T090000Z",
            "LOCATION:Union Scene\\, Grønland 60\\, 3045 Drammen",
            "DESCRIPTION:Kaffe\\; te\\, kaker\\nVelkommen\\n\\nArrangør: Næringsforeningen i Drammensregionen\\n\\nPå nett: https://example.no/m",
            "CATEGORIES:Vekst\\, omstilling",
            "URL:https://example.no/p%C3%A5melding?a=%C3%A5",
            "CONFERENCE;VALUE=URI:https://example.no/m",
            "ORGANIZER;CN=\"Næringsforeningen i Drammensregionen\":mailto:drammen@hub.example.no")
        .endsWith("END:VCALENDAR")
        .noneMatch(line -> line.startsWith("ATTENDEE"));
  }

  @Test
  void very_much_text_is_shared_out_and_what_is_cut_says_so() {
    String long5000 = "€".repeat(5000);
    for (int i = 0; i < 600; i++) {
      hub.apply(hub.published("drammen", "e" + i, "'summary': '" + long5000 + "'"));
    }

    assertThat(bytes().length).as("bytes").isBetween(5_000_000, 9_000_000);
    assertThat(lines())
        .filteredOn(line -> line.startsWith("DESCRIPTION:"))
        .hasSize(600)
        .allSatisfy(line -> assertThat(line).contains("€ …\\n\\nArrangør: "));
  }

  @Test
  void many_who_ask_at_once_get_one_that_is_made_once() throws Exception {
    hub.apply(hub.published("drammen", "f", ""));

    Set<byte[]> made = ConcurrentHashMap.newKeySet();
    AtOnce.run(20, () -> made.add(bytes()));

    assertThat(made).hasSize(1);
  }

  @Test
  void whole_days_are_dates_and_the_end_is_the_day_after() {
    hub.apply(hub.published("asker", "messe", "'start': '2027-03-27', 'end': '2027-03-28'"));

    assertThat(lines()).contains("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270329");
  }

  @Test
  void an_end_that_was_not_said_is_not_made_up() {
    var data = EventFixture.event("asker", "f", "");
    data.remove("end");
    hub.apply(hub.published(data));

    assertThat(lines()).noneMatch(line -> line.startsWith("DTEND"));
  }

  @Test
  void sessions_are_related_to_their_larger_event_also_if_it_is_shown_as_anothers() {
    hub.apply(
        hub.published("asker", "b", "'coOrganisers': ['drammen']"),
        hub.published("drammen", "a", "'coOrganisers': ['asker']"),
        hub.published("drammen", "s1", "'title': 'Økt 1', 'partOf': 'a'"),
        hub.published("drammen", "s2", "'title': 'Økt 2', 'partOf': 'finnes-ikke'"));

    assertThat(lines().stream().filter(line -> line.startsWith("RELATED-TO")))
        .containsExactly("RELATED-TO:" + hub.find("asker", "b").uid());
  }

  @Test
  void cancelled_events_stay_for_a_year() {
    hub.apply(
        hub.published("drammen", "f", "'start': '2028-06-01T08:00', 'end': '2028-06-01T09:00'"),
        hub.cancelled("drammen", "f", "'reason': 'Sykdom'"));

    assertThat(lines())
        .contains("STATUS:CANCELLED", "SEQUENCE:1")
        .anyMatch(l -> l.contains("Avlyst: Sykdom"));

    hub.clock.pass(Duration.ofDays(367));
    assertThat(lines()).noneMatch(line -> line.startsWith("UID"));
  }

  @Test
  void of_what_became_private_only_the_time_is_left_in_the_calendar_and_in_its_history() {
    hub.apply(
        hub.published(
            "drammen",
            "f",
            "'title': 'Lønnssamtale', 'summary': 'Kari', 'venue': {'name': 'Hos Ola'}, 'theme': 'Lønn', 'url': 'https://example.no/x'"),
        hub.cancelled("drammen", "f", "'reason': 'Utsatt av Kari'"),
        hub.cancelled("drammen", "f", "'withheld': true"));

    assertThat(lines())
        .contains("STATUS:CANCELLED", "SUMMARY:Avlyst", "DTSTART:20270112T070000Z")
        .noneMatch(line -> line.matches(".*(Lønn|Kari|Ola|example.no/x).*"));
    assertThat(hub.calendar.find("drammen", "f").orElseThrow().toString())
        .doesNotContain("Lønn", "Kari", "Ola", "example.no/x");

    hub.apply(hub.published("drammen", "f", "'title': 'Kurs'"));
    assertThat(lines()).contains("STATUS:CONFIRMED", "SUMMARY:Kurs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"æ", "ø", "å", "🌲", "€", "a"})
  void no_line_is_longer_than_75_octets_and_no_character_is_cut(String letter) throws Exception {
    for (int before = 60; before < 72; before++) {
      String title = "x".repeat(before) + letter.repeat(40);
      hub.apply(hub.published("drammen", "f", "'title': '%s'".formatted(title)));

      for (byte[] line : rawLines(bytes())) {
        assertThat(line.length).isLessThanOrEqualTo(75);
        assertThat(decodes(line)).isTrue();
      }
      assertThat(lines()).contains("SUMMARY:" + title);
    }
  }

  private static List<byte[]> rawLines(byte[] file) {
    String octets = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(octets).endsWith("\r\n");
    assertThat(octets.replace("\r\n", "")).doesNotContain("\r", "\n");
    return octets
        .lines()
        .map(l -> l.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
        .toList();
  }

  private static boolean decodes(byte[] line) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void a_calendar_program_reads_what_was_written() throws Exception {
    hub.apply(
        hub.published("drammen", "f", "'title': 'Blåbær, røyk; \\\\ og «sær» språk'"),
        hub.published("asker", "messe", "'start': '2027-03-27', 'end': '2027-03-28'"));

    var calendar = readAgain();

    assertThat(calendar.validate().hasErrors()).isFalse();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events)
        .extracting(e -> e.getRequiredProperty(Property.SUMMARY).getValue())
        .containsExactly("Blåbær, røyk; \\ og «sær» språk", "Frokostmøte");
  }

  @Test
  void the_edition_changes_with_the_calendar_and_with_the_day() {
    var empty = hub.feed.edition(Optional.empty());
    hub.apply(hub.published("drammen", "f", ""));
    var first = hub.feed.edition(Optional.empty());
    assertThat(hub.feed.edition(Optional.empty())).isEqualTo(first);
    assertThat(bytes()).isSameAs(bytes());
    hub.apply(hub.consent("asker", "drammen", "f", true));
    var second = hub.feed.edition(Optional.empty());
    hub.clock.pass(Duration.ofDays(1));
    var tomorrow = hub.feed.edition(Optional.empty());

    assertThat(List.of(empty.etag(), first.etag(), second.etag(), tomorrow.etag()))
        .doesNotHaveDuplicates();
    assertThat(tomorrow.changedAt()).isAfter(second.changedAt());
  }

  @Test
  void a_participants_calendar_has_what_it_arranges_and_has_consented_to() {
    hub.apply(
        hub.published("drammen", "a", "'title': 'Egen'"),
        hub.published("asker", "b", "'title': 'Felles', 'coOrganisers': ['drammen']"),
        hub.published("asker", "c", "'title': 'Spurt om', 'coOrganisers': ['drammen']"),
        hub.consent("drammen", "asker", "b", true));
    var drammen = Optional.of(EventFixture.participant("drammen"));

    assertThat(new String(hub.feed.bytes(drammen, hub.feed.edition(drammen)), UTF_8))
        .contains("SUMMARY:Egen", "SUMMARY:Felles")
        .doesNotContain("SUMMARY:Spurt om");
  }

  @Test
  void
      a_calendar_too_full_for_calendar_programs_keeps_what_is_to_come_and_the_latest_of_what_was() {
    var records = new java.util.ArrayList<no.nov.hub.platform.transport.Received>();
    for (int i = 0; i < 1500; i++) {
      records.add(hub.published("drammen", "coming" + i, "'title': 'Kommer'"));
      String day = java.time.LocalDate.of(2026, 12, 31).minusDays(i / 10).toString();
      records.add(
          hub.published(
              "drammen",
              "past" + i,
              "'title': 'Var %s', 'start': '%sT08:00', 'end': '%sT10:00'"
                  .formatted(day, day, day)));
    }
    hub.apply(records);

    var titles = lines().stream().filter(line -> line.startsWith("SUMMARY:")).toList();
    assertThat(titles)
        .hasSize(2000)
        .startsWith("SUMMARY:Var 2026-11-12")
        .endsWith("SUMMARY:Kommer");
    assertThat(titles).filteredOn("SUMMARY:Kommer"::equals).hasSize(1500);
  }

  @Test
  void an_event_that_is_going_on_is_there_once() {
    hub.apply(
        hub.published("drammen", "now", "'start': '2027-01-03T08:00', 'end': '2027-01-05T16:00'"));

    assertThat(lines()).filteredOn("BEGIN:VEVENT"::equals).hasSize(1);
  }
}
