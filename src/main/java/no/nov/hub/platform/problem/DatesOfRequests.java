package no.nov.hub.platform.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads dates and times of a query. Java knows years of nine digits, which no database does, so
 * they are refused here in the words for what is no date.
 */
@Configuration
class DatesOfRequests implements WebMvcConfigurer {

  private static final int LAST_YEAR = 9999;

  @Override
  public void addFormatters(FormatterRegistry formats) {
    formats.addConverter(String.class, LocalDate.class, DatesOfRequests::date);
    formats.addConverter(String.class, Instant.class, DatesOfRequests::time);
  }

  private static LocalDate date(String text) {
    return text.isBlank() ? null : known(LocalDate.parse(text.strip()));
  }

  private static Instant time(String text) {
    if (text.isBlank()) {
      return null;
    }
    Instant time = Instant.parse(text.strip());
    known(time.atOffset(ZoneOffset.UTC).toLocalDate());
    return time;
  }

  private static LocalDate known(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("No year of the calendar");
    }
    return date;
  }
}
