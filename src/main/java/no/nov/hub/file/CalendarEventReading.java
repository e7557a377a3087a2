package no.nov.hub.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.file.CalendarTime.Day;
import no.nov.hub.file.CalendarTime.Moment;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import no.nov.hub.message.Text;
import tools.jackson.databind.node.ObjectNode;

/** Reads one VEVENT. All its faults are found. */
final class CalendarEventReading {

  private static final int MOST_DATES = 1000;

  private final CalendarPart part;
  private final Zones zones;
  private final boolean cancelled;
  private final Findings findings;
  private final Text name;

  CalendarEventReading(CalendarPart part, Zones zones, boolean cancels, Findings findings) {
    this.part = part;
    this.zones = zones;
    this.cancelled = cancels || part.text("STATUS").equalsIgnoreCase("CANCELLED");
    this.findings = findings;
    String title = PlainText.shortened(title());
    this.name =
        title.isEmpty()
            ? new Text("Arrangementet", "The event")
            : new Text("«" + title + "»", "“" + title + "”");
  }

  /**
   * @return meaningless if there are findings
   */
  CalendarEvent read(Text place) {
    needed();
    CalendarTime start = one("DTSTART", "start").orElse(null);
    return new CalendarEvent(
        place,
        part.text("UID"),
        start,
        start == null ? Length.NONE : length(start),
        rule(),
        times("RDATE"),
        times("EXDATE").stream().map(CalendarTime::key).collect(Collectors.toSet()),
        original(),
        cancelled,
        details());
  }

  private String title() {
    return part.text("SUMMARY").replaceAll("\\s+", " ");
  }

  /** A cancellation need only say which event it means. */
  private void needed() {
    need(part.text("UID"), "data.eventId", "en id (UID)", "an id (UID)");
    if (!cancelled) {
      need(part.text("SUMMARY"), "data.title", "en tittel (SUMMARY)", "a title (SUMMARY)");
      need(part.text("DTSTART"), "data.start", "et starttidspunkt (DTSTART)", "a start (DTSTART)");
      if (Set.of("PRIVATE", "CONFIDENTIAL").contains(part.text("CLASS").toUpperCase(Locale.ROOT))) {
        fault(
            "",
            "private",
            "er merket som privat og deles derfor ikke. Ta bort merket, eller ta arrangementet ut av filen.",
            "is marked as private and is therefore not shared. Remove the mark, or leave the event out of the file.");
      }
    }
  }

  private void need(String text, String field, String nb, String en) {
    if (text.isEmpty()) {
      fault(field, "missing", "mangler " + nb + ".", "lacks " + en + ".");
    }
  }

  private Optional<CalendarTime> original() {
    if (part.line("RECURRENCE-ID").map(line -> line.parameter("RANGE")).orElse("").isEmpty()) {
      return one("RECURRENCE-ID", "start");
    }
    fault(
        "data.start",
        "unsupported",
        "endrer alle senere ganger i en serie (RANGE), og det kan ikke leses. Endre hver gang for seg.",
        "changes all later dates of a series (RANGE), which cannot be read. Change each date by itself.");
    return Optional.empty();
  }

  private Optional<CalendarTime> one(String property, String field) {
    return part.line(property)
        .filter(line -> !line.value().isBlank())
        .flatMap(line -> time(line, line.value(), field));
  }

  private List<CalendarTime> times(String property) {
    List<CalendarTime> times = new ArrayList<>();
    for (CalendarLine line : part.all(property)) {
      for (String value : line.value().split(",")) {
        if (times.size() >= MOST_DATES) {
          fault(
              "data.start",
              "too_many",
              "har for mange datoer (%s).".formatted(property),
              "has too many dates (%s).".formatted(property));
          return times;
        }
        if (!value.isBlank()) {
          time(line, value, "start").ifPresent(times::add);
        }
      }
    }
    return times;
  }

  private Optional<CalendarTime> time(CalendarLine line, String value, String field) {
    String id = line.parameter("TZID");
    Optional<Zone> zone = id.isEmpty() ? Optional.of(Zones.norwegian()) : zones.find(id);
    if (zone.isEmpty() && value.contains("T") && !value.strip().endsWith("Z")) {
      String shown = PlainText.shortened(id);
      fault(
          "data.timeZone",
          "unknown_zone",
          "bruker tidssonen «%s», som er ukjent. Bruk Europe/Oslo.".formatted(shown),
          "uses the time zone “%s”, which is unknown. Use Europe/Oslo.".formatted(shown));
      return Optional.empty();
    }
    Optional<CalendarTime> time = CalendarTime.parse(value, zone.orElseGet(Zones::norwegian));
    if (time.isEmpty()) {
      String shown = PlainText.shortened(value);
      fault(
          "data." + field,
          "not_a_time",
          "har «%s» som %s, og det er ikke et tidspunkt. Skriv for eksempel 20270112T080000."
              .formatted(shown, line.name()),
          "has “%s” as %s, which is not a point in time. Write for instance 20270112T080000."
              .formatted(shown, line.name()));
    }
    return time;
  }

  private Length length(CalendarTime start) {
    Optional<CalendarTime> end = one("DTEND", "end");
    String duration = part.text("DURATION");
    if (end.isEmpty() && !duration.isEmpty()) {
      Optional<Length> length = Length.parse(duration);
      if (length.isEmpty()) {
        fault(
            "data.end",
            "not_a_duration",
            "har en varighet som ikke kan leses (DURATION). Skriv for eksempel PT1H30M.",
            "has a duration that cannot be read (DURATION). Write for instance PT1H30M.");
      }
      return length.orElse(Length.NONE);
    }
    return end.map(last -> between(start, last)).orElse(Length.NONE);
  }

  private Length between(CalendarTime start, CalendarTime end) {
    if (start instanceof Day first && end instanceof Day last) {
      return new Length(
          (int) (last.date().toEpochDay() - first.date().toEpochDay()), Duration.ZERO);
    }
    if (start instanceof Moment first && end instanceof Moment last) {
      return new Length(0, Duration.between(first.instant(), last.instant()));
    }
    fault(
        "data.end",
        "not_the_same",
        "har klokkeslett bare i start eller slutt. Skriv det i begge, eller i ingen av dem.",
        "has a time of day only in start or end. Write it in both, or in neither.");
    return Length.NONE;
  }

  private Optional<Rule> rule() {
    List<CalendarLine> lines = part.all("RRULE");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Optional<Rule> rule = Rule.parse(lines.get(0).value());
    if (rule.isEmpty() || lines.size() > 1) {
      fault(
          "data.start",
          "bad_rule",
          "gjentas etter en regel som ikke kan leses (RRULE). Lag gjentakelsen på nytt i kalenderen.",
          "recurs by a rule that cannot be read (RRULE). Make the recurrence anew in the calendar.");
      return Optional.empty();
    }
    if (rule.get().isTooFrequent()) {
      fault(
          "data.start",
          "too_frequent",
          "gjentas oftere enn hver dag (RRULE). Bruk daglig, ukentlig, månedlig eller årlig gjentakelse.",
          "recurs more often than every day (RRULE). Use daily, weekly, monthly or yearly recurrence.");
    }
    return rule;
  }

  private ObjectNode details() {
    ObjectNode data = Json.MAPPER.createObjectNode();
    put(data, "title", title());
    put(data, "summary", part.text("DESCRIPTION"));
    String location =
        part.text("LOCATION")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(", "));
    if (!location.isEmpty()) {
      put(data.putObject("venue"), "name", location);
    }
    String url = part.line("URL").map(line -> line.value().strip()).orElse("");
    if (url.matches("(?i)https?://.*")) {
      data.put("url", url);
    }
    part.line("CATEGORIES").ifPresent(line -> put(data, "theme", first(line)));
    return data;
  }

  /** A comma that is part of the text stands after a backslash. */
  private static String first(CalendarLine categories) {
    String value = categories.value().split("(?<!\\\\),", 2)[0];
    return new CalendarLine(categories.name(), categories.parameters(), value).text();
  }

  private static void put(ObjectNode data, String field, String text) {
    if (!text.isEmpty()) {
      data.put(field, text);
    }
  }

  private void fault(String field, String code, String nb, String en) {
    findings.fault(field, code, name.nb() + " " + nb, name.en() + " " + en);
  }
}
