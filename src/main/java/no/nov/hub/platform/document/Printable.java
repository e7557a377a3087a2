package no.nov.hub.platform.document;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;

/** Text of which every character means something on paper, and can be shown there. */
final class Printable {

  /** Stands visibly for a character that cannot be shown. */
  static final String REPLACEMENT = "\uFFFD";

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int OBJECT_REPLACEMENT = 0xFFFC;

  /** A sign as people see it: an emoji of several characters is one. */
  private static final Pattern SIGN = Pattern.compile("\\X");

  private Printable() {}

  static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            sign -> {
              if (meansNothing(sign)) {
                printable.append(REPLACEMENT);
              } else {
                printable.appendCodePoint(sign);
              }
            });
    return printable.toString();
  }

  /** With the replacement in the place of each sign that one of the fonts lacks. */
  static String shownBy(Set<CmapLookup> fonts, String text) {
    return text.chars().allMatch(sign -> sign < 0x80)
        ? text
        : SIGN.matcher(text).replaceAll(found -> canShow(fonts, found) ? "$0" : REPLACEMENT);
  }

  private static boolean canShow(Set<CmapLookup> fonts, MatchResult found) {
    return found
        .group()
        .codePoints()
        .filter(sign -> !Character.isWhitespace(sign) && !isInvisible(sign))
        .allMatch(sign -> fonts.stream().allMatch(font -> font.getGlyphId(sign) > 0));
  }

  private static boolean isInvisible(int sign) {
    return Character.getType(sign) == Character.FORMAT
        || Character.UnicodeBlock.of(sign) == Character.UnicodeBlock.VARIATION_SELECTORS;
  }

  /** PDF/A-2a takes no characters without a meaning of their own in Unicode. */
  private static boolean meansNothing(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL -> sign != '\n' && sign != '\r' && sign != '\t';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> sign == BYTE_ORDER_MARK || sign == OBJECT_REPLACEMENT;
    };
  }
}
