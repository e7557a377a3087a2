package no.nov.hub.intake.file.content;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.nov.hub.platform.message.Text;

/**
 * A date, or a date and a local time, as messages write it.
 *
 * @param time null when the whole day is meant
 */
public record LocalMoment(LocalDate date, LocalTime time) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter NORWEGIAN =
      DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  public static LocalMoment of(LocalDateTime moment) {
    return new LocalMoment(moment.toLocalDate(), moment.toLocalTime());
  }

  /** Spreadsheets often write a date as midnight. */
  public boolean isDate() {
    return time == null || time.equals(LocalTime.MIDNIGHT);
  }

  public Text inWords() {
    if (time == null) {
      return new Text(date.format(NORWEGIAN), date.format(ENGLISH));
    }
    return new Text(date.format(NORWEGIAN) + " kl. " + time, date.format(ENGLISH) + " at " + time);
  }

  /** As a cell says it, which is as a message does, but for the space. */
  public String written() {
    return toString().replace('T', ' ');
  }

  @Override
  public String toString() {
    if (time == null) {
      return date.toString();
    }
    return LocalDateTime.of(date, time).format(time.getSecond() == 0 ? MINUTES : SECONDS);
  }
}
