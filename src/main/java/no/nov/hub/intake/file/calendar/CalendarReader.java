package no.nov.hub.intake.file.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.Text;

/** Calendar files (RFC 5545). A series becomes one event for each date in the year to come. */
public final class CalendarReader {

  static final int MOST_EVENTS = 10_000;

  private static final int LONGEST_LINE = 500_000;
  private static final List<String> FILES = List.of("ATTACH", "IMAGE", "X-");

  private final Clock clock;
  private final String ownEnding;

  public CalendarReader(Clock clock, String ownDomain) {
    this.clock = clock;
    this.ownEnding = "@" + ownDomain.toLowerCase(Locale.ROOT);
  }

  public FileContent read(byte[] bytes, CloudEvents events) {
    if (CalendarText.hasTooManyLines(bytes)) {
      return FileContent.of(List.of(FileFault.tooMany("linjer", "lines", CalendarText.MOST_LINES)));
    }
    Optional<CalendarText.Decoded> text = CalendarText.decoded(bytes);
    if (text.isEmpty()) {
      return FileContent.of(List.of(FileFault.notCalendarText()));
    }
    if (text.get().lines().stream().anyMatch(CalendarReader::isTooLong)) {
      return FileContent.of(List.of(tooLong()));
    }
    return text.get().certain()
        ? CalendarParts.read(text.get().lines())
            .map(calendars -> read(calendars, events))
            .orElseGet(() -> FileContent.of(List.of(broken())))
        : FileContent.of(List.of(FileFault.calendarOfAnotherMachine()));
  }

  private FileContent read(List<CalendarPart> calendars, CloudEvents events) {
    Map<String, List<CalendarItem>> byUid = new LinkedHashMap<>();
    List<Text> own = new ArrayList<>();
    int number = 0;
    for (CalendarPart calendar : calendars) {
      Zones zones = new Zones(calendar);
      for (CalendarPart part : calendar.parts("VEVENT")) {
        if (++number > MOST_EVENTS) {
          return FileContent.of(List.of(tooMany()));
        }
        CalendarItem item = CalendarItem.of(number, part, calendar, zones);
        if (isOwn(part)) {
          own.add(item.place());
        } else {
          String uid = item.uid().isEmpty() ? "\n" + number : item.uid();
          byUid.computeIfAbsent(uid, id -> new ArrayList<>()).add(item);
        }
      }
    }
    Optional<Text> others = LeftOut.others(calendars);
    if (number == 0) {
      return FileContent.of(List.of(others.map(FileFault::noEvents).orElseGet(FileFault::empty)));
    }
    FileContent content =
        expand(byUid.values().stream().map(CalendarSeries::of).toList(), own, events);
    others.map(LeftOut::noEvents).ifPresent(content.notes()::add);
    return content;
  }

  private boolean isOwn(CalendarPart part) {
    return part.text("UID").toLowerCase(Locale.ROOT).endsWith(ownEnding);
  }

  /**
   * @param own where the hub's own events stand
   */
  private FileContent expand(List<CalendarSeries> all, List<Text> own, CloudEvents events) {
    LocalDateTime from = LocalDate.now(clock.withZone(Zones.OSLO)).atStartOfDay();
    CalendarMessages messages = new CalendarMessages(events, from, from.plusYears(1));
    FileContent content =
        new FileContent(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    int over = 0;
    for (CalendarSeries told : all) {
      CalendarSeries series = told.placed(messages);
      List<Entry> given = new ArrayList<>();
      for (CalendarItem item : series.items()) {
        List<Entry> entries = entries(item, series, messages);
        content.entries().addAll(entries);
        given.addAll(entries);
        if (entries.isEmpty() && item.occurrence().isWhole() && series.changed().isEmpty()) {
          Optional<Text> later = messages.later(item.event());
          later.ifPresent(content.notes()::add);
          over += later.isPresent() ? 0 : 1;
        }
        if (content.entries().size() > MOST_EVENTS) {
          return FileContent.of(List.of(tooMany()));
        }
        if (isTooMuch(entries, events.budget())) {
          return FileContent.of(List.of(FileFault.tooMuch()));
        }
      }
      content.unused().addAll(series.notes());
      series.whole().ifPresent(whole -> content.series().put(whole.uid(), whole.inFile(given)));
    }
    if (over > 0) {
      content.notes().add(LeftOut.over(over));
    }
    if (!own.isEmpty()) {
      content.notes().add(LeftOut.own(own));
    }
    return content;
  }

  /** Messages are counted as they are made. */
  private static boolean isTooMuch(List<Entry> entries, ByteBudget budget) {
    for (Entry entry : entries) {
      if (entry instanceof Entry.Unreadable unreadable) {
        budget.take(unreadable.reasons());
      }
    }
    return budget.isSpent();
  }

  private static List<Entry> entries(
      CalendarItem item, CalendarSeries series, CalendarMessages messages) {
    if (!item.isReadable()) {
      return List.of(item.unreadable(messages.eventId(item)));
    }
    if (!item.occurrence().isWhole()) {
      return messages.ofChanged(item.event(), series.recurs());
    }
    return item.event().isSeries()
        ? messages.ofSeries(item.event(), series.changed())
        : List.of(messages.of(item.event()));
  }

  private static Entry tooMany() {
    return FileFault.tooMany("arrangementer", "events", MOST_EVENTS);
  }

  /** Pictures and other files stand in lines of any length, which nobody looks into. */
  private static boolean isTooLong(String line) {
    return line.length() > LONGEST_LINE
        && FILES.stream().noneMatch(name -> line.regionMatches(true, 0, name, 0, name.length()));
  }

  private static Entry tooLong() {
    return FileFault.of(
        "too_long",
        "Kalenderen har en tekst eller en liste med flere enn %d tegn. Gjør den kortere, og hent kalenderen ut på nytt."
            .formatted(LONGEST_LINE),
        "The calendar has a text or a list of more than %d characters. Make it shorter, and export the calendar again."
            .formatted(LONGEST_LINE));
  }

  private static Entry broken() {
    return FileFault.of(
        "broken_calendar",
        "Filen kan ikke leses som kalender (.ics). Den kan være skadet eller ikke ferdig lagret. Hent den ut av kalenderen på nytt.",
        "The file cannot be read as a calendar (.ics). It may be damaged or not completely saved. Export it from the calendar again.");
  }
}
