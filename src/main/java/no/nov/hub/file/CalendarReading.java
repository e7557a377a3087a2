package no.nov.hub.file;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.ParserException;
import no.nov.hub.file.Entry.Unreadable;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Text;

/** Calendar files (RFC 5545). A series becomes one event for each date in the year to come. */
final class CalendarReading {

  static final int MOST_EVENTS = 10_000;

  private final Clock clock;
  private final String ownEnding;

  CalendarReading(Clock clock, String ownDomain) {
    this.clock = clock;
    this.ownEnding = "@" + ownDomain.toLowerCase(Locale.ROOT);
  }

  List<Entry> read(byte[] bytes, CloudEvents events) {
    Optional<String> text = PlainFile.text(bytes);
    if (text.isEmpty()) {
      return List.of(FileFault.notText());
    }
    try {
      return read(CalendarParts.read(text.get()), events);
    } catch (ParserException e) {
      return List.of(broken());
    }
  }

  private List<Entry> read(List<CalendarPart> calendars, CloudEvents events) {
    List<Entry> entries = new ArrayList<>();
    List<CalendarEvent> readable = new ArrayList<>();
    int number = 0;
    for (CalendarPart calendar : calendars) {
      Zones zones = new Zones(calendar);
      boolean cancels = calendar.text("METHOD").equalsIgnoreCase("CANCEL");
      for (CalendarPart part : calendar.parts("VEVENT")) {
        if (++number > MOST_EVENTS) {
          return List.of(FileFault.tooMany("arrangementer", "events", MOST_EVENTS));
        }
        if (!isOwn(part)) {
          read(number, part, zones, cancels, entries, readable);
        }
      }
    }
    return number == 0 ? List.of(FileFault.empty()) : expand(readable, entries, events);
  }

  private boolean isOwn(CalendarPart part) {
    return part.text("UID").toLowerCase(Locale.ROOT).endsWith(ownEnding);
  }

  private static void read(
      int number,
      CalendarPart part,
      Zones zones,
      boolean cancels,
      List<Entry> entries,
      List<CalendarEvent> readable) {
    Text place = new Text("Arrangement " + number, "Event " + number);
    Findings findings = new Findings();
    CalendarEvent event = new CalendarEventReading(part, zones, cancels, findings).read(place);
    if (findings.clean()) {
      readable.add(event);
    } else {
      entries.add(new Unreadable(place, part.text("UID"), findings.faults()));
    }
  }

  private List<Entry> expand(
      List<CalendarEvent> readable, List<Entry> entries, CloudEvents events) {
    LocalDateTime from = LocalDate.now(clock.withZone(Zones.OSLO)).atStartOfDay();
    CalendarMessages messages = new CalendarMessages(events, from, from.plusYears(1));
    Map<String, Set<String>> moved = moved(readable);
    Set<String> series = new HashSet<>();
    readable.stream().filter(CalendarEvent::isSeries).forEach(event -> series.add(event.uid()));
    for (CalendarEvent event : readable) {
      if (event.original().isPresent()) {
        entries.addAll(messages.ofChanged(event, series.contains(event.uid())));
      } else if (event.isSeries()) {
        entries.addAll(messages.ofSeries(event, moved.getOrDefault(event.uid(), Set.of())));
      } else {
        entries.add(messages.of(event));
      }
      if (entries.size() > MOST_EVENTS) {
        return List.of(FileFault.tooMany("arrangementer", "events", MOST_EVENTS));
      }
    }
    return entries;
  }

  /** The dates of a series that have an event of their own. */
  private static Map<String, Set<String>> moved(List<CalendarEvent> readable) {
    Map<String, Set<String>> moved = new HashMap<>();
    for (CalendarEvent event : readable) {
      event
          .original()
          .ifPresent(
              time -> moved.computeIfAbsent(event.uid(), uid -> new HashSet<>()).add(time.key()));
    }
    return moved;
  }

  private static Entry broken() {
    return FileFault.of(
        "broken_calendar",
        "Filen kan ikke leses som kalender (.ics). Den kan være skadet eller ikke ferdig lagret. Hent den ut av kalenderen på nytt.",
        "The file cannot be read as a calendar (.ics). It may be damaged or not completely saved. Export it from the calendar again.");
  }
}
