package no.nov.hub.intake.file.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A zone that the calendar file describes itself (VTIMEZONE; RFC 5545, 3.6.5). */
final class CustomZone implements Zone {

  private static final int MOST_OBSERVANCES = 20;
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1990, 1, 1, 0, 0);
  private static final LocalDateTime LATEST = LocalDateTime.of(2060, 1, 1, 0, 0);

  private final NavigableMap<LocalDateTime, ZoneOffset> changes;
  private final ZoneOffset before;

  private CustomZone(NavigableMap<LocalDateTime, ZoneOffset> changes, ZoneOffset before) {
    this.changes = changes;
    this.before = before;
  }

  /** Empty if the description cannot be read; the events that use the zone will say so. */
  static Optional<Zone> of(CalendarPart zone) {
    List<CalendarPart> observances = zone.parts();
    if (observances.isEmpty()
        || observances.size() > MOST_OBSERVANCES
        || !zone.garbled().isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<LocalDateTime, ZoneOffset> changes = new TreeMap<>();
    NavigableMap<LocalDateTime, ZoneOffset> before = new TreeMap<>();
    for (CalendarPart observance : observances) {
      if (!read(observance, changes, before)) {
        return Optional.empty();
      }
    }
    return Optional.of(new CustomZone(changes, before.firstEntry().getValue()));
  }

  @Override
  public Instant instant(LocalDateTime local) {
    Map.Entry<LocalDateTime, ZoneOffset> latest = changes.floorEntry(local);
    return local.toInstant(latest == null ? before : latest.getValue());
  }

  @Override
  public ZoneId shownIn() {
    return Zones.OSLO;
  }

  /** Winter or summer time: when it begins, told in the time before it, and its offset. */
  private static boolean read(
      CalendarPart observance,
      NavigableMap<LocalDateTime, ZoneOffset> changes,
      NavigableMap<LocalDateTime, ZoneOffset> before) {
    Optional<LocalDateTime> first =
        observance.line("DTSTART").flatMap(line -> CalendarTime.local(line.value()));
    Optional<ZoneOffset> from = offset(observance.text("TZOFFSETFROM"));
    Optional<ZoneOffset> to = offset(observance.text("TZOFFSETTO"));
    if (first.isEmpty() || from.isEmpty() || to.isEmpty() || isNotUnderstood(observance)) {
      return false;
    }
    before.put(first.get(), from.get());
    changes.put(first.get(), to.get());
    for (CalendarLine dates : observance.all("RDATE")) {
      for (String date : dates.value().split(",")) {
        Optional<LocalDateTime> onset = CalendarTime.local(date);
        if (onset.isEmpty()) {
          return false;
        }
        changes.put(onset.get(), to.get());
      }
    }
    for (CalendarLine line : observance.all("RRULE")) {
      Zone told = Zone.named(from.get(), from.get());
      LocalDateTime begin = first.get().isAfter(EARLIEST) ? first.get() : EARLIEST;
      Optional<List<LocalDateTime>> onsets =
          RecurrenceRule.yearly(line.value())
              .flatMap(rule -> rule.dates(first.get(), begin, LATEST, told));
      if (onsets.isEmpty()) {
        return false;
      }
      onsets.get().forEach(onset -> changes.put(onset, to.get()));
    }
    return true;
  }

  private static boolean isNotUnderstood(CalendarPart observance) {
    return !observance.garbled().isEmpty()
        || !observance.all("EXDATE").isEmpty()
        || !observance.all("EXRULE").isEmpty();
  }

  /** {@code +0100}; some programs leave the plus out. */
  static Optional<ZoneOffset> offset(String text) {
    try {
      return Optional.of(ZoneOffset.of(text.matches("\\d.*") ? "+" + text : text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
