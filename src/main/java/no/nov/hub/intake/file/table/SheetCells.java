package no.nov.hub.intake.file.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.LocalMoment;
import no.nov.hub.platform.message.DateWords;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.SAXException;

/** What a cell of a workbook says, from the way it is stored. */
record SheetCells(SharedTexts texts, CellStyles styles, boolean from1904) {

  /** Excel computes with fifteen digits; more are noise such as 250.50000000000003. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int MOST_MISSED = 5;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d. MMMM", Locale.forLanguageTag("nb-NO"));

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d. MMMM 'kl.' HH.mm", Locale.forLanguageTag("nb-NO"));

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d{1,310}(\\.\\d{0,340})?|\\.\\d{1,340})([eE][-+]?\\d{1,3})?");

  /**
   * @param type the attribute t, or null
   * @param style the attribute s, or null
   * @param computed whether the cell is a formula
   */
  Cell cell(String type, String style, boolean computed, String value) throws SAXException {
    if (value.isEmpty()) {
      return computed && !"str".equals(type) ? Cell.error("?") : Cell.text("");
    }
    return switch (type == null ? "n" : type) {
      case "s" -> Cell.text(texts.get(value.strip()));
      case "b" -> Cell.text(value.equals("1") ? "ja" : "nei");
      case "e" -> Cell.error(value);
      case "n" -> number(value.strip(), style);
      case "d" -> Cell.text(isoDate(value.strip()));
      default -> Cell.text(Escapes.read(value));
    };
  }

  private Cell number(String value, String style) {
    if (!NUMBER.matcher(value).matches() || Double.isInfinite(Double.parseDouble(value))) {
      return Cell.text(value);
    }
    double number = Double.parseDouble(value);
    if (styles.isDate(style) && DateUtil.isValidExcelDate(number)) {
      return Cell.text(shown(number, style));
    }
    BigDecimal exact = BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros();
    Cell cell = Cell.number(exact.scale() < 0 ? exact.setScale(0) : exact);
    return number != 0 && styles.showsAnother(style) ? cell.shownOtherwise() : cell;
  }

  private String shown(double number, String style) {
    if (styles.hidesDay(style)) {
      return month(number);
    }
    return number >= 1 && styles.hidesYear(style) ? day(number) : date(number);
  }

  /** A time alone is stored as a part of a day. */
  private String date(double number) {
    LocalDateTime moment = moment(number);
    return number < 1 ? moment.toLocalTime().toString() : date(moment);
  }

  /** A day that nobody sees may be anyone. */
  private String month(double number) {
    return DateWords.month(moment(number)).nb();
  }

  /** So may a year. */
  private String day(double number) {
    LocalDateTime moment = moment(number);
    boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    return moment.format(midnight ? DAY : DAY_AND_TIME);
  }

  /** The last second of a day is not the first of the next. */
  private LocalDateTime moment(double number) {
    LocalDateTime stored = DateUtil.getLocalDateTime(number, from1904, false);
    LocalDateTime rounded = toTheMinute(DateUtil.getLocalDateTime(number, from1904, true));
    return rounded.toLocalDate().equals(stored.toLocalDate())
        ? rounded
        : stored.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Programs that write few decimals miss the minute by some seconds. */
  private static LocalDateTime toTheMinute(LocalDateTime moment) {
    LocalDateTime minute = moment.plusSeconds(MOST_MISSED).truncatedTo(ChronoUnit.MINUTES);
    return moment.isAfter(minute.plusSeconds(MOST_MISSED)) ? moment : minute;
  }

  /** A spreadsheet knows no zones, so that a Z behind a time says nothing. */
  private static String isoDate(String value) {
    try {
      return date(LocalDateTime.parse(value.replaceAll("Z$", "")));
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  /** A date is stored as midnight. */
  private static String date(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : LocalMoment.of(moment).toString();
  }
}
