package no.nov.hub.intake.file.calendar;

import no.nov.hub.intake.file.calendar.CalendarTime.Moment;

/**
 * Which dates of a series an event stands for (RECURRENCE-ID).
 *
 * @param date null if it stands for the event or series itself, or for dates that cannot be read
 */
record Occurrence(Kind kind, CalendarTime date) {

  enum Kind {
    /** The event or the series itself. */
    WHOLE,
    ONE,
    /** That and all after it. */
    FROM,
    UNREADABLE
  }

  static final Occurrence WHOLE = new Occurrence(Kind.WHOLE, null);
  static final Occurrence UNREADABLE = new Occurrence(Kind.UNREADABLE, null);

  boolean isWhole() {
    return kind == Kind.WHOLE;
  }

  /** As the series counts its dates. */
  Occurrence inSeries(CalendarTime start) {
    return date == null || start == null ? this : new Occurrence(kind, date.inSeries(start));
  }

  /** Whether a date of the series has something of its own, so that the series does not give it. */
  boolean replaces(CalendarTime time) {
    return switch (kind) {
      case WHOLE -> false;
      case ONE -> date.key().equals(time.key());
      case FROM -> !isBefore(time, date);
      case UNREADABLE -> true;
    };
  }

  private static boolean isBefore(CalendarTime one, CalendarTime other) {
    return one instanceof Moment first && other instanceof Moment second
        ? first.instant().isBefore(second.instant())
        : one.day().isBefore(other.day());
  }

  String key() {
    return kind + (date == null ? "" : " " + date.key());
  }
}
