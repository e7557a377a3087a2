package no.nov.hub.intake.file.table;

import java.util.regex.Pattern;

/** Which number formats show another number than the one that is stored. */
final class NumberFormats {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /** Digits that are only shown, such as three zeros that make thousands of what is stored. */
  private static final Pattern SHOWN_DIGITS = Pattern.compile("[\\s.,']*\\d[\\d\\s.,']*");

  private static final Pattern ESCAPED_DIGIT = Pattern.compile("\\\\\\d");
  private static final Pattern BARE_DIGITS = Pattern.compile("[1-9]");

  /** Texts in quotes, escaped characters, those that only make room, and conditions and colours. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*]", Pattern.DOTALL);

  /** A comma behind the last digit divides by thousand, a per cent multiplies by a hundred. */
  private static final Pattern SCALE = Pattern.compile("[0#?],+(?![0#?,])|%");

  /** Between parts, and not within a text. */
  private static final Pattern PARTS = Pattern.compile(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private NumberFormats() {}

  /** Of the first part, which is for numbers above zero. Units and words may have digits. */
  static boolean showsAnother(String code) {
    String plain = NO_CODE.matcher(code).replaceAll("").split(";", 2)[0];
    String above = PARTS.split(code, 2)[0];
    return BARE_DIGITS.matcher(plain).find()
        || SCALE.matcher(plain).find()
        || ESCAPED_DIGIT.matcher(TEXT.matcher(above).replaceAll("")).find()
        || TEXT.matcher(above).results().anyMatch(t -> SHOWN_DIGITS.matcher(t.group(1)).matches());
  }

  /** The per cents among the formats that need not be spelled out (ISO 29500, 18.8.30). */
  static boolean showsAnother(int number) {
    return number == 9 || number == 10;
  }
}
