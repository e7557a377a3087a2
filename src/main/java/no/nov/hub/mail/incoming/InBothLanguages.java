package no.nov.hub.mail.incoming;

import java.util.function.Function;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;

/** Mails to those of whom the hub does not know what they read; Norwegian first. */
final class InBothLanguages {

  private InBothLanguages() {}

  static String subject(String key) {
    Text subject = Texts.inBoth(key);
    return subject.nb() + " / " + subject.en();
  }

  /**
   * @param text in one language, with a line break at its end
   */
  static String text(Function<Texts, String> text) {
    Texts english = new Texts(Language.EN);
    return "%s\n%s\n\n%s"
        .formatted(
            text.apply(new Texts(Language.NB)),
            english.say("mail.both.english"),
            text.apply(english));
  }
}
