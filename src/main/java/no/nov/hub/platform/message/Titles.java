package no.nov.hub.platform.message;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Titles as people compare them. */
public final class Titles {

  private static final Pattern WITHOUT_WIDTH = Pattern.compile("\\p{Cf}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SHORT_YEAR = Pattern.compile("\\b((?:19|20)\\d\\d) (\\d\\d)\\b");
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "og", "i", "på", "for", "om", "av", "til", "fra", "med", "det", "den", "de", "et", "en",
          "the", "a", "an", "of", "and", "in", "on", "to");

  private static final int LONG_WORD = 5;
  private static final int LONGEST_ENDING = 3;

  private Titles() {}

  /**
   * Without case, punctuation and the width of spaces, and with years in full: “NTP 2022–33” is
   * “ntp 2022 2033”.
   */
  public static String normal(String title) {
    String seen = WITHOUT_WIDTH.matcher(title).replaceAll("");
    String plain = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String spaced = BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
    return SHORT_YEAR
        .matcher(spaced)
        .replaceAll(m -> m.group(1) + " " + m.group(1).substring(0, 2) + m.group(2));
  }

  /**
   * Whether a person would ask if they are the same: the same words but for endings, slips of a
   * letter and small words, also if one has more of them; numbers must not differ.
   *
   * @param one as {@link #normal} has it, and so the other
   */
  public static boolean areNear(String one, String other) {
    List<String> a = words(one);
    List<String> b = words(other);
    return haveSameNumbers(a, b) && (contains(a, b) || contains(b, a));
  }

  private static List<String> words(String normal) {
    List<String> words = new ArrayList<>(List.of(normal.split(" ")));
    words.removeIf(word -> word.isEmpty() || SMALL_WORDS.contains(word));
    return words;
  }

  private static boolean haveSameNumbers(List<String> a, List<String> b) {
    Set<String> ofA = numbers(a).collect(Collectors.toSet());
    Set<String> ofB = numbers(b).collect(Collectors.toSet());
    return ofA.isEmpty() || ofB.isEmpty() || ofA.equals(ofB);
  }

  private static Stream<String> numbers(List<String> words) {
    return words.stream().filter(Titles::hasDigit);
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  /** One word alone is in too many titles. */
  private static boolean contains(List<String> longer, List<String> shorter) {
    List<String> plain = shorter.stream().filter(Predicate.not(Titles::hasDigit)).toList();
    return (plain.size() > 1 || (plain.size() == 1 && plain(longer) == 1))
        && plain.stream().allMatch(word -> longer.stream().anyMatch(w -> areAlike(word, w)));
  }

  private static long plain(List<String> words) {
    return words.stream().filter(Predicate.not(Titles::hasDigit)).count();
  }

  private static boolean areAlike(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    int shorter = Math.min(a.length(), b.length());
    int longer = Math.max(a.length(), b.length());
    int before = same(a, b, shorter);
    int after = Math.min(shorter - before, same(reversed(a), reversed(b), shorter));
    boolean otherEnding = before == shorter && longer - shorter <= LONGEST_ENDING;
    boolean slip = longer - before - after <= 1;
    return shorter >= LONG_WORD && (otherEnding || slip);
  }

  private static int same(String a, String b, int most) {
    int count = 0;
    while (count < most && a.charAt(count) == b.charAt(count)) {
      count++;
    }
    return count;
  }

  private static String reversed(String word) {
    return new StringBuilder(word).reverse().toString();
  }
}
