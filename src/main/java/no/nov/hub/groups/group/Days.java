package no.nov.hub.groups.group;

import java.time.LocalDate;

/**
 * A span of days.
 *
 * @param from first day, or null if it has always been
 * @param until last day, or null while it is not known
 */
record Days(LocalDate from, LocalDate until) {

  boolean include(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  boolean isReversed() {
    return from != null && until != null && until.isBefore(from);
  }
}
