package no.nov.hub.platform.language;

import java.util.List;
import no.nov.hub.platform.message.Text;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/** What pages and mails say, in one language, by keys of the message files. */
public final class Texts {

  private static final MessageSource FILES = new MessageFiles();

  private final Language language;

  public Texts(Language language) {
    this.language = language;
  }

  /** The same for templates. */
  public static MessageSource files() {
    return FILES;
  }

  /**
   * @param arguments for the places in the sentence, as they are to be read; a {@link Text} is
   *     chosen by language
   * @throws NoSuchMessageException if no file has the key
   */
  public String say(String key, Object... arguments) {
    return FILES.getMessage(key, arguments, language.locale());
  }

  /** For who may read either. */
  public static Text inBoth(String key, Object... arguments) {
    return new Text(
        new Texts(Language.NB).say(key, arguments), new Texts(Language.EN).say(key, arguments));
  }

  /** “a, b and c”. */
  public String joined(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    int last = names.size() - 1;
    return say("common.list.and", String.join(", ", names.subList(0, last)), names.get(last));
  }

  public Language language() {
    return language;
  }
}
