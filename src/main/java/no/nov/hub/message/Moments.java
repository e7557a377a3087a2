package no.nov.hub.message;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A local date or date-time of a message, in words. */
public final class Moments {

  private static final int LENGTH_OF_A_DATE = 10;
  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");
  private static final DateTimeFormatter DAY_NB = format("EEEE d. MMMM yyyy", NORWEGIAN);
  private static final DateTimeFormatter DAY_EN = format("EEEE d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter TIME_NB =
      format("EEEE d. MMMM yyyy 'kl.' HH.mm", NORWEGIAN);
  private static final DateTimeFormatter TIME_EN = format("EEEE d MMMM yyyy 'at' HH:mm", Locale.UK);

  private Moments() {}

  private static DateTimeFormatter format(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }

  /** “tirsdag 20. april 2027 kl. 09.00”, or the day alone where no time of day is said. */
  public static Text inWords(String local) {
    if (local.length() == LENGTH_OF_A_DATE) {
      return day(LocalDate.parse(local));
    }
    LocalDateTime time = LocalDateTime.parse(local);
    return new Text(TIME_NB.format(time), TIME_EN.format(time));
  }

  /** “tirsdag 20. april 2027”. */
  public static Text day(LocalDate date) {
    return new Text(DAY_NB.format(date), DAY_EN.format(date));
  }
}
