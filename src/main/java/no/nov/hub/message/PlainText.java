package no.nov.hub.message;

import java.util.function.IntPredicate;

/** Text that comes from outside and is shown to people. */
public final class PlainText {

  private static final int QUOTE_LENGTH = 60;

  private PlainText() {}

  /**
   * True if there is anything invisible that can change how text reads, line breaks and tabs among
   * them.
   */
  public static boolean hasControlCharacters(String text) {
    return hasAny(text, PlainText::isForbidden);
  }

  /**
   * As {@link #hasControlCharacters}, but line breaks and tabs are welcome, as in a summary of
   * several paragraphs.
   */
  public static boolean hasControlCharactersBesidesLineBreaks(String text) {
    return hasAny(text, c -> c != '\n' && c != '\r' && c != '\t' && isForbidden(c));
  }

  /** As a loop, not a stream, since each text of each message passes here. */
  private static boolean hasAny(String text, IntPredicate forbidden) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (forbidden.test(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The value as it may be quoted in a reason: one line, at most sixty characters. */
  public static String shortened(String text) {
    return shortened(text, QUOTE_LENGTH);
  }

  /** As {@link #shortened(String)}, but longer. */
  public static String shortened(String text, int most) {
    String plain = oneLine(text);
    return plain.codePointCount(0, plain.length()) <= most
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, most)) + "…";
  }

  /** The whole text, with a sign in the place of each character that changes how text reads. */
  public static String oneLine(String text) {
    return text.codePoints()
        .map(c -> isForbidden(c) ? '\uFFFD' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Control characters, lone surrogates, and the marks that turn the direction of text around. */
  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF;
  }
}
