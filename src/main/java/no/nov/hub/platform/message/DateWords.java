package no.nov.hub.platform.message;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates and times as people write them, in both languages. */
public final class DateWords {

  private static final int LENGTH_OF_A_DATE = 10;
  private static final Words DAY = new Words("d. MMMM yyyy", "d MMMM yyyy");
  private static final Words MONTH = new Words("MMMM yyyy", "MMMM yyyy");
  private static final Words TIME = new Words("d. MMMM yyyy 'kl.' HH.mm", "d MMMM yyyy 'at' HH:mm");
  private static final Words WEEKDAY = new Words("EEEE d. MMMM yyyy", "EEEE d MMMM yyyy");
  private static final Words WEEKDAY_AND_TIME =
      new Words("EEEE d. MMMM yyyy 'kl.' HH.mm", "EEEE d MMMM yyyy 'at' HH:mm");

  private DateWords() {}

  /** «30. juni 2026» and “30 June 2026”. */
  public static Text of(LocalDate date) {
    return DAY.of(date);
  }

  /** «juni 2026» and “June 2026”. */
  public static Text month(TemporalAccessor month) {
    return MONTH.of(month);
  }

  /**
   * «20. april 2027 kl. 09.00» and “20 April 2027 at 09:00”.
   *
   * @param time with a date and a time of day
   */
  public static Text at(TemporalAccessor time) {
    return TIME.of(time);
  }

  /** «tirsdag 20. april 2027» and “Tuesday 20 April 2027”. */
  public static Text withWeekday(LocalDate date) {
    return WEEKDAY.of(date);
  }

  /**
   * «tirsdag 20. april 2027 kl. 09.00», or the day alone where no time of day is said.
   *
   * @param local a date or local date-time as a message says it
   */
  public static Text withWeekday(String local) {
    return local.length() == LENGTH_OF_A_DATE
        ? withWeekday(LocalDate.parse(local))
        : WEEKDAY_AND_TIME.of(LocalDateTime.parse(local));
  }

  private record Words(DateTimeFormatter nb, DateTimeFormatter en) {

    Words(String nb, String en) {
      this(
          DateTimeFormatter.ofPattern(nb, Locale.forLanguageTag("nb-NO")),
          DateTimeFormatter.ofPattern(en, Locale.UK));
    }

    Text of(TemporalAccessor time) {
      return new Text(nb.format(time), en.format(time));
    }
  }
}
