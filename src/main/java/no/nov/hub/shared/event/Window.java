package no.nov.hub.shared.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * A stretch of time.
 *
 * @param until the first instant after it
 */
record Window(Instant from, Instant until) {

  static Window of(LocalDate from, LocalDate to, ZoneId zone) {
    return new Window(
        from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** The feeds' window: what a calendar program should remember and what one can plan for. */
  static Window ofFeed(LocalDate today, ZoneId zone) {
    return of(today.minus(Period.ofYears(1)), today.plusYears(2), zone);
  }
}
