package no.nov.hub.platform.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import no.nov.hub.platform.message.Text;

/** The languages that the hub speaks. */
public enum Language {
  NB("nb", Locale.forLanguageTag("nb-NO")),
  EN("en", Locale.UK);

  private static final List<String> SCANDINAVIAN = List.of("nb", "no", "nn", "da", "sv");

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** Norwegian, unless it is {@code en}. */
  public static Language of(String code) {
    return EN.code.equals(code) ? EN : NB;
  }

  /**
   * What a caller reads: Norwegian, unless English is asked for before any Scandinavian language.
   *
   * @param acceptLanguage the header, or null
   */
  public static Language accepted(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return NB;
    }
    try {
      return LanguageRange.parse(acceptLanguage).stream()
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(language -> language.equals(EN.code) || SCANDINAVIAN.contains(language))
          .findFirst()
          .map(Language::of)
          .orElse(NB);
    } catch (IllegalArgumentException e) {
      return NB;
    }
  }

  /** As messages and the database have it, and {@code lang} on a page. */
  public String code() {
    return code;
  }

  public Locale locale() {
    return locale;
  }

  public String choose(Text text) {
    return this == EN ? text.en() : text.nb();
  }
}
