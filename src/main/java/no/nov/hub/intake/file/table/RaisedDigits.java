package no.nov.hub.intake.file.table;

/**
 * Digits above or below the line, kept as such: a note behind 120 does not make it 1201, and square
 * metres stay square.
 */
final class RaisedDigits {

  private static final String ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String BELOW = "₀₁₂₃₄₅₆₇₈₉";

  private RaisedDigits() {}

  /**
   * @param alignment of a run in a workbook, or null
   */
  static String of(String text, String alignment) {
    if ("superscript".equals(alignment)) {
      return replaced(text, ABOVE);
    }
    return "subscript".equals(alignment) ? replaced(text, BELOW) : text;
  }

  private static String replaced(String text, String digits) {
    StringBuilder raised = new StringBuilder(text);
    for (int i = 0; i < raised.length(); i++) {
      char c = raised.charAt(i);
      if (c >= '0' && c <= '9') {
        raised.setCharAt(i, digits.charAt(c - '0'));
      }
    }
    return raised.toString();
  }
}
