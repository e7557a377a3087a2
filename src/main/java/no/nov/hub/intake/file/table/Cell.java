package no.nov.hub.intake.file.table;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.PastedText;

/**
 * One cell of a table.
 *
 * @param text as a person would read it, without space around it
 * @param number what a spreadsheet stored as a number, else null
 * @param kind whether the spreadsheet itself failed to compute or to show it
 */
public record Cell(String text, BigDecimal number, Kind kind) {

  enum Kind {
    VALUE,
    /** A number of which the spreadsheet shows another, such as 120 as 120 000. */
    SHOWN_OTHERWISE,
    /** A formula that failed, or that was never computed. */
    ERROR
  }

  private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"((?:[^\"]|\"\")*+)\"");

  /** What a formula that failed looks like, and a number in a cell too narrow for it. */
  private static final Pattern FAILED = Pattern.compile("#[A-ZÆØÅ0-9/]+[!?]|#N/A|#I/T|#{3,}");

  public static Cell text(String text) {
    return new Cell(PastedText.stripped(text), null, Kind.VALUE);
  }

  /** Some programs write {@code ="0301"} so that Excel keeps a text as it is. */
  static Cell ofCsv(String text) {
    if (FAILED.matcher(text.strip()).matches()) {
      return error(text.strip());
    }
    Matcher formula = KEPT_AS_TEXT.matcher(text.strip());
    return text(formula.matches() ? formula.group(1).replace("\"\"", "\"") : text);
  }

  static Cell number(BigDecimal number) {
    return new Cell(number.toPlainString(), number, Kind.VALUE);
  }

  static Cell error(String text) {
    return new Cell(text, null, Kind.ERROR);
  }

  Cell shownOtherwise() {
    return new Cell(text, number, Kind.SHOWN_OTHERWISE);
  }

  /** A spreadsheet in Norwegian shows its numbers with a comma. */
  String inNorwegian() {
    return number == null ? text : text.replace('.', ',');
  }

  boolean isEmpty() {
    return text.isEmpty() && kind == Kind.VALUE;
  }
}
