package no.nov.hub.intake.file.table;

import java.util.regex.Pattern;

/** Marks that nobody sees, which come along when a text is copied. */
final class Marks {

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Emoji and some scripts need the joiners U+200C and U+200D. */
  private static final Pattern TURNING = Pattern.compile("[\\p{Cf}&&[^\\x{200C}\\x{200D}]]");

  private Marks() {}

  /** For numbers, dates, ids and words, which have no use for any. */
  static String without(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }

  /** For what people read: only the marks that its letters need stay. */
  static String withoutTurning(String text) {
    return TURNING.matcher(text).replaceAll("");
  }
}
