package no.nov.hub.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, or a date and a local time, as messages write it.
 *
 * @param time null when the whole day is meant
 */
record LocalMoment(LocalDate date, LocalTime time) {

  /**
   * What people write: 2027-01-12 08:00, 2027-01-12T08:00, 12.01.2027 08.00, 12.01.2027 kl. 08:00.
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}))"
              + "(?:(?:T| {1,3}(?:kl\\.? {0,3})?)(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?)?");

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  static LocalMoment of(LocalDateTime moment) {
    return new LocalMoment(moment.toLocalDate(), moment.toLocalTime());
  }

  /** Empty if it is neither, or if there is no such day or hour. */
  static Optional<LocalMoment> parse(String text) {
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          m.group(1) != null
              ? LocalDate.of(number(m, 1), number(m, 2), number(m, 3))
              : LocalDate.of(number(m, 6), number(m, 5), number(m, 4));
      if (m.group(7) == null) {
        return Optional.of(new LocalMoment(date, null));
      }
      int second = m.group(9) == null ? 0 : number(m, 9);
      return Optional.of(new LocalMoment(date, LocalTime.of(number(m, 7), number(m, 8), second)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /** Spreadsheets often write a date as midnight. */
  boolean isDate() {
    return time == null || time.equals(LocalTime.MIDNIGHT);
  }

  @Override
  public String toString() {
    if (time == null) {
      return date.toString();
    }
    return LocalDateTime.of(date, time).format(time.getSecond() == 0 ? MINUTES : SECONDS);
  }
}
