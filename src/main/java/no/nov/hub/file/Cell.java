package no.nov.hub.file;

import java.math.BigDecimal;

/**
 * One cell of a table.
 *
 * @param text as a person would read it, without space around it
 * @param number what a spreadsheet stored as a number, else null
 * @param kind whether the spreadsheet itself failed to compute it
 */
record Cell(String text, BigDecimal number, Kind kind) {

  enum Kind {
    VALUE,
    /** A formula that failed, or that was never computed. */
    ERROR
  }

  static Cell text(String text) {
    return new Cell(stripped(text), null, Kind.VALUE);
  }

  static Cell number(BigDecimal number) {
    return new Cell(number.toPlainString(), number, Kind.VALUE);
  }

  static Cell error(String text) {
    return new Cell(text, null, Kind.ERROR);
  }

  boolean isEmpty() {
    return text.isEmpty() && kind == Kind.VALUE;
  }

  /** Spreadsheets and web pages leave no-break spaces behind, which {@code strip} keeps. */
  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
