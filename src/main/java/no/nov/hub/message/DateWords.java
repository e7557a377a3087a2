package no.nov.hub.message;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as people write them: «30. juni 2026» and “30 June 2026”. */
public final class DateWords {

  private static final DateTimeFormatter NORWEGIAN =
      DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.forLanguageTag("nb-NO"));
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private DateWords() {}

  public static Text of(LocalDate date) {
    return new Text(NORWEGIAN.format(date), ENGLISH.format(date));
  }
}
