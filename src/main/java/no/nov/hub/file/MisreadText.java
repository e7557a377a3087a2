package no.nov.hub.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that another program read in the wrong encoding and then saved so: «MÃ¸te», «M√∏te», «m¿te».
 * What it was cannot be told for certain, since letters may be lost.
 */
final class MisreadText {

  private static final Pattern LETTER =
      Pattern.compile(
          "Ã[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\\u00A0-\\u00BF]|â€.|ï»¿"
              + "|√[∏•¶ÖòÜ∂§©¥º]|├[©╕ÑªàÿåÂ╢ñ®⌐]"
              + "|\\p{Ll}[¾¿›†¯°Œ]\\p{Ll}");

  private MisreadText() {}

  /** The first word of it that is so. */
  static Optional<String> in(String text) {
    Matcher letter = LETTER.matcher(text);
    return letter.find() ? Optional.of(word(text, letter.start(), letter.end())) : Optional.empty();
  }

  private static String word(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }
}
