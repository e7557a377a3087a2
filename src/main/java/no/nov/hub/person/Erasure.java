package no.nov.hub.person;

import java.time.Instant;
import java.util.Set;
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

  /** A text in which the person is named no longer. */
  public String without(String text) {
    if (text == null) {
      return null;
    }
    String cleaned = without(text, address);
    for (String name : names) {
      cleaned = without(cleaned, name);
    }
    return cleaned;
  }

  private static String without(String text, String word) {
    return Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(NAMELESS));
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Erasure[]";
  }
}
