package no.nov.hub.intake.file.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dates that a series has by its rule, those that it leaves out or changes among them.
 *
 * @param byKey all from the first day to the last
 */
record SeriesDates(Map<String, CalendarTime> byKey, LocalDate first, LocalDate last) {

  /** Whether it is surely no date of the series; on the days at both ends zones matter. */
  boolean isStray(CalendarTime time) {
    return !byKey.containsKey(time.key())
        && time.day().isAfter(first)
        && time.day().isBefore(last.minusDays(1));
  }

  /** Whether the series has dates before and after; what it leaves out beyond matters to nobody. */
  boolean isAmong(CalendarTime stray) {
    return byKey.values().stream().anyMatch(date -> !date.day().isAfter(stray.day()))
        && byKey.values().stream().anyMatch(date -> !date.day().isBefore(stray.day()));
  }

  /** The only date on that day, where a program kept the hour that the series had before. */
  Optional<CalendarTime> meant(CalendarTime stray) {
    List<CalendarTime> onThatDay =
        byKey.values().stream().filter(date -> date.day().equals(stray.day())).toList();
    return onThatDay.size() == 1 ? Optional.of(onThatDay.get(0)) : Optional.empty();
  }
}
