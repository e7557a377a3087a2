package no.nov.hub.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.SAXException;

/** What a cell of a workbook says, from the way it is stored. */
record SheetCells(SharedTexts texts, CellStyles styles, WorkbookDates dates) {

  /** Excel computes with fifteen digits; more are noise such as 250.50000000000003. */
  private static final MathContext DIGITS = new MathContext(15);

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
      case "d" -> Cell.text(value.endsWith("T00:00:00") ? value.substring(0, 10) : value);
      default -> Cell.text(value);
    };
  }

  private Cell number(String value, String style) {
    if (!NUMBER.matcher(value).matches() || Double.isInfinite(Double.parseDouble(value))) {
      return Cell.text(value);
    }
    double number = Double.parseDouble(value);
    if (styles.isDate(style) && DateUtil.isValidExcelDate(number)) {
      return Cell.text(date(number));
    }
    BigDecimal exact = BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros();
    return Cell.number(exact.scale() < 0 ? exact.setScale(0) : exact);
  }

  /** A date is stored as midnight. */
  private String date(double number) {
    LocalDateTime moment = DateUtil.getLocalDateTime(number, dates.from1904(), true);
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : LocalMoment.of(moment).toString();
  }
}
