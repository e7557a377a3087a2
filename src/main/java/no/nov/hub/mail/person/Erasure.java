package no.nov.hub.mail.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One person is to be forgotten.
 *
 * @param names by which texts may speak of the person
 * @param abouts what letters that may name the person are about
 * @param mark stands in the place of the address where totals must remain; tells nothing of the
 *     person
 * @param at what was said of the person later stays
 */
public record Erasure(
    String address, Set<String> names, Set<String> abouts, String mark, Instant at) {

  /** In the place of a name. */
  public static final String NAMELESS = "(slettet)";

  private static final String MARK = "erased-";

  private static final String BEFORE = "(?<![\\p{L}\\p{N}._%+@-])";
  private static final String AFTER = "(?![\\p{L}\\p{N}_%+@-]|\\.[\\p{L}\\p{N}])";

  /** Tells nothing of whom it stands for. */
  static String newMark() {
    return MARK + UUID.randomUUID();
  }

  public static boolean isMark(String address) {
    return address.startsWith(MARK);
  }

  /**
   * A text in which the person is named no longer; the genitive is a name too. Others whose name or
   * address has this one within it are left in peace, and so is every text in which a name of one
   * word may just be a word.
   */
  public String without(String text) {
    if (text == null) {
      return null;
    }
    String cleaned = replaced(text, address);
    for (String name : names) {
      if (name.strip().contains(" ")) {
        cleaned = replaced(cleaned, name.strip());
      } else if (cleaned.strip().equalsIgnoreCase(name.strip())) {
        cleaned = NAMELESS;
      }
    }
    return cleaned;
  }

  /** Whether the address, or a name of several words, stands in a text by itself. */
  public static boolean isNamed(String word, String text) {
    return pattern(word).matcher(text).find();
  }

  private static String replaced(String text, String word) {
    return pattern(word).matcher(text).replaceAll(Matcher.quoteReplacement(NAMELESS));
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        BEFORE + Pattern.quote(word) + "s?" + AFTER,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Erasure[]";
  }
}
