package no.nov.hub.intake.file.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.LocalMoment;

/** A day or a moment of a calendar file. */
sealed interface CalendarTime {

  /** The same for the same day or moment, however it is told. */
  String key();

  /** Where a rule counts from. */
  LocalDateTime local();

  /** The same kind of time at another date. */
  CalendarTime at(LocalDateTime local);

  /** As the message tells it. */
  LocalMoment told();

  /** The day that it is on, for those who keep its zone. */
  LocalDate day();

  /** The last day that it may last to. */
  LocalDate lastDay(Length length);

  default boolean isMidnight() {
    return local().toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /**
   * The date of a series that this names: some programs name the day alone where the series has a
   * time, or midnight where it has none.
   *
   * @param start of the series
   */
  default CalendarTime inSeries(CalendarTime start) {
    if (start instanceof Day) {
      return new Day(day());
    }
    boolean dayAlone = this instanceof Day || (isMidnight() && !start.isMidnight());
    return dayAlone ? start.at(local().toLocalDate().atTime(start.local().toLocalTime())) : this;
  }

  record Day(LocalDate date) implements CalendarTime {
    @Override
    public String key() {
      return date.toString();
    }

    @Override
    public LocalDateTime local() {
      return date.atStartOfDay();
    }

    @Override
    public CalendarTime at(LocalDateTime local) {
      return new Day(local.toLocalDate());
    }

    @Override
    public LocalMoment told() {
      return new LocalMoment(date, null);
    }

    @Override
    public LocalDate day() {
      return date;
    }

    @Override
    public LocalDate lastDay(Length length) {
      return date.plusDays(length.days());
    }
  }

  record Moment(LocalDateTime local, Zone zone) implements CalendarTime {
    @Override
    public String key() {
      return instant().toString();
    }

    @Override
    public CalendarTime at(LocalDateTime other) {
      return new Moment(other, zone);
    }

    @Override
    public LocalMoment told() {
      return told(instant());
    }

    @Override
    public LocalDate day() {
      return kept().toLocalDate();
    }

    @Override
    public LocalDate lastDay(Length length) {
      return LocalDate.ofInstant(after(length), shownIn());
    }

    /** The whole day that this begins, where programs write midnight for one. */
    Optional<CalendarTime> wholeDay() {
      return kept().toLocalTime().equals(LocalTime.MIDNIGHT)
          ? Optional.of(new Day(day()))
          : Optional.empty();
    }

    /** Universal time is only how it is written. */
    private LocalDateTime kept() {
      return zone.equals(Zones.utc()) ? LocalDateTime.ofInstant(instant(), shownIn()) : local;
    }

    Instant instant() {
      return zone.instant(local);
    }

    Instant after(Length length) {
      return zone.instant(local.plusDays(length.days())).plus(length.rest());
    }

    LocalMoment told(Instant instant) {
      return LocalMoment.of(LocalDateTime.ofInstant(instant, shownIn()));
    }

    ZoneId shownIn() {
      return zone.shownIn();
    }
  }

  Pattern FORM = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})?(Z?))?");

  /**
   * {@code 20270112T080000} or {@code 20270112}, also without seconds; a leap second is the second
   * before.
   */
  static Optional<LocalDateTime> local(String value) {
    Matcher m = FORM.matcher(value.strip());
    if (!m.matches() || number(m, 1) < 1583) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
      return Optional.of(
          m.group(4) == null
              ? date.atStartOfDay()
              : date.atTime(number(m, 4), number(m, 5), seconds(m)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty if the value is no time. */
  static Optional<CalendarTime> parse(String value, Zone zone) {
    String stripped = value.strip();
    Optional<LocalDateTime> local = local(stripped);
    if (stripped.length() == 8) {
      return local.map(day -> new Day(day.toLocalDate()));
    }
    return local.map(moment -> new Moment(moment, stripped.endsWith("Z") ? Zones.utc() : zone));
  }

  private static int seconds(Matcher m) {
    return m.group(6) == null ? 0 : Math.min(59, number(m, 6));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
