package no.nov.hub.intake.file.table;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: 1 003 medlemmer, kr 350,-. */
final class WrittenNumber {

  static final int LONGEST = 40;

  private static final String SPACE = "[ \\u00A0\\u202F\\u2009]";
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?(\\d{1,15}|\\d{1,3}(" + SPACE + "\\d{3}){1,4})([.,]\\d{1,15})?", Pattern.DOTALL);

  /** One thousand in some countries, one in others. */
  private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}([.,]\\d{3})+");

  private static final String CROWNS = "(?:kr|nok|kroner)\\.?";
  private static final Pattern PRICE =
      Pattern.compile(
          "(?:"
              + CROWNS
              + SPACE
              + "*)?(?<number>-?\\d.*?)(?:"
              + SPACE
              + "*[,.:][-–—])?(?:"
              + SPACE
              + "*"
              + CROWNS
              + ")?");
  private static final Set<String> FREE = Set.of("gratis", "free");

  private static final Pattern COUNTED =
      Pattern.compile("(?<number>.*\\d)" + SPACE + "*(?<unit>\\p{L}+)\\.?");
  private static final Set<String> ANYTHING = Set.of("stk", "personer", "pers");

  private static final Pattern WITH_NOTE =
      Pattern.compile(
          "(?<number>.*\\d)(?:"
              + SPACE
              + "*(?:[\u2070\u00B9\u00B2\u00B3\u2074-\u2079\u2080-\u2089]+|[*†]+)[)⁾]?|"
              + SPACE
              + "+\\(?\\d{1,2}\\))");

  private WrittenNumber() {}

  /** The number without the words that only say what the column says. */
  static String bare(Column column, String text) {
    String plain = Marks.without(text).strip();
    if (plain.length() > LONGEST) {
      return plain;
    }
    return column.form() == Form.NUMBER ? price(plain) : counted(column, plain);
  }

  static boolean isAmbiguous(String bare) {
    return AMBIGUOUS.matcher(bare).matches();
  }

  static Optional<BigDecimal> of(String bare) {
    return bare.length() <= LONGEST && NUMBER.matcher(bare).matches()
        ? Optional.of(new BigDecimal(bare.replaceAll(SPACE, "").replace(',', '.')))
        : Optional.empty();
  }

  /** The number before a mark that points to a footnote; empty if there is none. */
  static Optional<BigDecimal> beforeNote(Column column, String text) {
    Matcher noted = WITH_NOTE.matcher(Marks.without(text).strip());
    return noted.matches() ? of(bare(column, noted.group("number"))) : Optional.empty();
  }

  private static String price(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher price = PRICE.matcher(lower);
    if (FREE.contains(lower)) {
      return "0";
    }
    return price.matches() ? price.group("number") : text;
  }

  private static String counted(Column column, String text) {
    Matcher counted = COUNTED.matcher(text);
    return counted.matches() && isUnit(column, counted.group("unit").toLowerCase(Locale.ROOT))
        ? counted.group("number")
        : text;
  }

  private static boolean isUnit(Column column, String word) {
    return ANYTHING.contains(word)
        || column.isCalled(word)
        || column.field().startsWith("by") && word.equals("medlemmer");
  }
}
