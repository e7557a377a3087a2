package no.nov.hub.intake.file.content;

import java.util.regex.Pattern;

/**
 * Text that was pasted from Word, a web page or a phone book, without what one does not see of it.
 */
public final class PastedText {

  /** Marks for the direction of writing, byte order marks, and the remains of broken characters. */
  private static final Pattern MARKS =
      Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

  private static final Pattern LINE_BREAKS = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");
  private static final Pattern GAPS = Pattern.compile("[\\u000B\\u000C]");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]");

  private PastedText() {}

  public static String cleaned(String text) {
    String visible = MARKS.matcher(text).replaceAll("");
    String broken = LINE_BREAKS.matcher(visible).replaceAll("\n");
    return CONTROLS.matcher(GAPS.matcher(broken).replaceAll(" ")).replaceAll("");
  }

  /** Spreadsheets and web pages leave spaces and marks behind that {@code strip} keeps. */
  public static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
