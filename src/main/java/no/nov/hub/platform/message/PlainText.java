package no.nov.hub.platform.message;

import java.util.function.IntPredicate;

/** Text that comes from outside and is shown to people. */
public final class PlainText {

  private static final int QUOTE_LENGTH = 60;

  /** Letters by name, blank to the eye: of Korean, and of Braille. */
  private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

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

  /** True if a reader sees nothing: spaces, characters without width, marks on nothing. */
  public static boolean showsNothing(String text) {
    return text.codePoints().noneMatch(PlainText::isSeen);
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> FILLERS.indexOf(c) < 0;
    };
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

  /**
   * Control characters, lone surrogates, the marks that turn the direction of text around, and
   * tags, which hide a text within a text.
   */
  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xE0000 && c <= 0xE007F)
        || c == 0x2028
        || c == 0x2029
        || c == 0xFEFF;
  }
}
