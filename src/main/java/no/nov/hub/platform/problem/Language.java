package no.nov.hub.platform.problem;

import java.util.List;
import java.util.Locale.LanguageRange;
import no.nov.hub.platform.message.Text;

/**
 * Which of the hub's two languages a caller reads: Norwegian unless English is asked for before.
 */
final class Language {

  private static final List<String> SCANDINAVIAN = List.of("nb", "no", "nn", "da", "sv");

  private Language() {}

  static boolean isEnglish(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return false;
    }
    try {
      return LanguageRange.parse(acceptLanguage).stream()
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(language -> language.equals("en") || SCANDINAVIAN.contains(language))
          .findFirst()
          .filter("en"::equals)
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static String of(Text text, boolean english) {
    return english ? text.en() : text.nb();
  }
}
