package no.nov.hub.intake.file.table;

import java.util.regex.Pattern;

/** What number formats show, as a spreadsheet would. */
final class DateFormats {

  /** Texts in quotes, escaped characters, those that only make room, and conditions and colours. */
  private static final Pattern NO_CODE =
      Pattern.compile(
          "\"[^\"]*\"?|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\]]*]",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A length of time, such as thirty hours. */
  private static final Pattern ELAPSED =
      Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);

  private static final Pattern DATE = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_DAY =
      Pattern.compile("[^a-z]*[ym][^dhs]*", Pattern.CASE_INSENSITIVE);

  /** Of a year by any calendar. */
  private static final Pattern YEAR = Pattern.compile("[yåeb]", Pattern.CASE_INSENSITIVE);

  private static final Pattern DAY = Pattern.compile("d", Pattern.CASE_INSENSITIVE);

  /** Day and month, of those that need not be spelled out. */
  private static final int DAY_AND_MONTH = 16;

  /** Month and year, of those that need not be spelled out. */
  private static final int MONTH_AND_YEAR = 17;

  private DateFormats() {}

  /** Whether a date is shown without its day, such as mars 2026. */
  static boolean hidesDay(String code) {
    return NO_DAY.matcher(firstPart(code)).matches();
  }

  static boolean hidesDay(int number) {
    return number == MONTH_AND_YEAR;
  }

  /** Whether a date is shown without its year, such as 12. mai. */
  static boolean hidesYear(String code) {
    String shown = firstPart(code);
    return DAY.matcher(shown).find() && !YEAR.matcher(shown).find();
  }

  static boolean hidesYear(int number) {
    return number == DAY_AND_MONTH;
  }

  static boolean isDate(String code) {
    String positive = firstPart(code);
    return !positive.equalsIgnoreCase("General")
        && !ELAPSED.matcher(positive).find()
        && DATE.matcher(positive).find();
  }

  /**
   * Formats that a workbook need not spell out (ISO 29500, 18.8.30), those of East Asia among them.
   */
  static boolean isDate(int number) {
    return number >= 14 && number <= 22
        || number >= 27 && number <= 36
        || number == 45
        || number == 47
        || number >= 50 && number <= 58
        || number >= 71 && number <= 81;
  }

  private static String firstPart(String code) {
    return NO_CODE.matcher(code).replaceAll("").split(";", 2)[0];
  }
}
