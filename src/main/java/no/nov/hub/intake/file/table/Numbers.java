package no.nov.hub.intake.file.table;

/** Numbers in the attributes of a workbook. */
final class Numbers {

  private Numbers() {}

  /** The number of at most nine digits, or the other if it is none. */
  static int small(String text, int otherwise) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
