package no.nov.hub.platform.start;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** What somebody meant who has misspelt a name, most likely. */
public final class Nearest {

  private static final int FEW_LETTERS = 2;

  private Nearest() {}

  /**
   * @param names at least one
   */
  public static String to(String word, Collection<String> names) {
    return names.stream().min(Comparator.comparingInt(name -> distance(name, word))).orElseThrow();
  }

  /**
   * Whether somebody most likely meant one of the names: few letters are missing, too many, or
   * others.
   */
  public static boolean isMisspelt(String word, Collection<String> names) {
    return names.stream().anyMatch(name -> distance(name, word) <= FEW_LETTERS);
  }

  @SuppressWarnings("deprecation") // What takes its place is in a library of its own.
  static int distance(String name, String word) {
    return StringUtils.getLevenshteinDistance(plain(name), plain(word));
  }

  /** Spring Boot takes max-size, maxSize and max_size for the same. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }
}
