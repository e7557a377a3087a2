package no.nov.hub.document;

/** Text of which every character means something on paper. */
final class Printable {

  /** Stands visibly for a character that cannot be shown. */
  static final String REPLACEMENT = "\uFFFD";

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int OBJECT_REPLACEMENT = 0xFFFC;

  private Printable() {}

  static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            sign -> {
              if (meansNothing(sign)) {
                printable.append(REPLACEMENT);
              } else {
                printable.appendCodePoint(sign);
              }
            });
    return printable.toString();
  }

  /** PDF/A-2a takes no characters without a meaning of their own in Unicode. */
  private static boolean meansNothing(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL -> sign != '\n' && sign != '\r' && sign != '\t';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> sign == BYTE_ORDER_MARK || sign == OBJECT_REPLACEMENT;
    };
  }
}
