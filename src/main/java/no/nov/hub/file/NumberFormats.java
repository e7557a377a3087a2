package no.nov.hub.file;

import java.util.regex.Pattern;

/** Which number formats show another number than the one that is stored. */
final class NumberFormats {

  /** Digits that are only shown, such as three zeros that make thousands of what is stored. */
  private static final Pattern OWN_DIGITS = Pattern.compile("\"[^\"]*\\d|\\\\\\d|[1-9]");

  /** Colours, conditions and texts that have no digit. */
  private static final Pattern NO_DIGITS = Pattern.compile("\\[[^\\]]*]|\"[^\"0-9]*\"");

  /** Texts in quotes, escaped characters, those that only make room, and conditions and colours. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"[^\"]*\"?|\\\\.|_.|\\*.|\\[[^\\]]*]", Pattern.DOTALL);

  /** A comma behind the last digit divides by thousand, a per cent multiplies by a hundred. */
  private static final Pattern SCALE = Pattern.compile("[0#?],+(?![0#?,])|%");

  private NumberFormats() {}

  static boolean showsAnother(String code) {
    String plain = NO_CODE.matcher(code).replaceAll("");
    return OWN_DIGITS.matcher(NO_DIGITS.matcher(code).replaceAll("")).find()
        || SCALE.matcher(plain).find();
  }

  /** The per cents among the formats that need not be spelled out (ISO 29500, 18.8.30). */
  static boolean showsAnother(int number) {
    return number == 9 || number == 10;
  }
}
