package no.nov.hub.intake.file.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that another program read in the wrong encoding and then saved so: «MÃ¸te», «M√∏te», «m¿te».
 * What it was cannot be told for certain, since letters may be lost.
 */
public final class MisreadText {

  private static final Pattern LETTER =
      Pattern.compile(
          "Ã[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\\u00A0-\\u00BF]|â€.|ï»¿"
              + "|√[∏•¶ÖòÜ∂§©¥º]|├[©╕ÑªàÿåÂ╢ñ®⌐]"
              + "|\\p{Ll}[¯°¢]\\p{Ll}|\\p{L}[¾¿›†]\\p{Ll}|\\p{Ll}Œ"
              + "|(?<!\\p{L})\\p{L}{1,2}†(?!\\p{L})"
              + "|\\p{L}‘(?!(?:re|ve|ll)(?!\\p{L}))[b-df-hj-np-tv-z]\\p{Ll}");

  /** The ö of DOS; where there are several, they can be quotes with a space forgotten. */
  private static final Pattern ONLY_QUOTE =
      Pattern.compile("[^“”„]*\\p{Ll}(”)\\p{Ll}[^“”„]*", Pattern.DOTALL);

  private MisreadText() {}

  /** The first word of it that is so. */
  public static Optional<String> in(String text) {
    Matcher letter = LETTER.matcher(text);
    if (letter.find()) {
      return Optional.of(word(text, letter.start(), letter.end()));
    }
    Matcher quote = ONLY_QUOTE.matcher(text);
    return quote.matches()
        ? Optional.of(word(text, quote.start(1), quote.end(1)))
        : Optional.empty();
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
