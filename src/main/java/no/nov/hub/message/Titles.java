package no.nov.hub.message;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles as people compare them. */
public final class Titles {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Titles() {}

  /** Without case, punctuation and the width of spaces: “Vårmøte – 2027 ” is “vårmøte 2027”. */
  public static String normal(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
  }
}
