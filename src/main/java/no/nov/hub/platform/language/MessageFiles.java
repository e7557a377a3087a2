package no.nov.hub.platform.language;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import no.nov.hub.platform.message.Text;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The files under {@code messages/}, a pair for each subject. What stands in a place such as <code>
 * {0}</code> is written as it is: a year stays 2026, and nothing follows the machine's settings.
 */
final class MessageFiles extends ResourceBundleMessageSource {

  static final String[] SUBJECTS = {
    "api",
    "charter",
    "common",
    "login",
    "mail",
    "meeting",
    "minutes",
    "overview",
    "participant",
    "planning",
    "problem",
    "user"
  };

  MessageFiles() {
    for (String subject : SUBJECTS) {
      addBasenames("messages/" + subject);
    }
    setDefaultEncoding(StandardCharsets.UTF_8.name());
    setFallbackToSystemLocale(false);
    // Otherwise an apostrophe would be written once in some sentences and twice in others.
    setAlwaysUseMessageFormat(true);
  }

  /**
   * In Norwegian, where neither language is asked for; so libraries that ask find the files too.
   */
  @Override
  protected MessageFormat resolveCode(String key, Locale locale) {
    return super.resolveCode(key, Language.of(locale.getLanguage()).locale());
  }

  @Override
  protected Object[] resolveArguments(Object[] arguments, Locale locale) {
    Language language = Language.of(locale.getLanguage());
    return arguments == null
        ? new Object[0]
        : Arrays.stream(arguments).map(each -> written(each, language)).toArray();
  }

  private static String written(Object argument, Language language) {
    return argument instanceof Text text ? language.choose(text) : String.valueOf(argument);
  }
}
