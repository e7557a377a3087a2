package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import no.nov.hub.platform.message.Text;

/** Sentences in both languages with the same dates, names and numbers. */
public final class CharterTexts {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb");
  private static final DateTimeFormatter NB =
      DateTimeFormatter.ofPattern("d. MMMM yyyy", NORWEGIAN);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private CharterTexts() {}

  /**
   * @param values for the places in both sentences; a date is written as people do, a text in the
   *     sentence's own language
   */
  public static Text text(String nb, String en, Object... values) {
    return new Text(nb.formatted(written(values, true)), en.formatted(written(values, false)));
  }

  private static Object[] written(Object[] values, boolean norwegian) {
    return Arrays.stream(values).map(value -> written(value, norwegian)).toArray();
  }

  private static Object written(Object value, boolean norwegian) {
    if (value instanceof LocalDate day) {
      return written(day(day), norwegian);
    }
    if (value instanceof Text text) {
      return norwegian ? text.nb() : text.en();
    }
    return value;
  }

  /** As people write it. */
  public static Text day(LocalDate day) {
    return new Text(NB.format(day), EN.format(day));
  }
}
