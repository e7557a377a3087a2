package no.nov.hub.platform.message;

/**
 * Why a submission, or a part of it, was refused, held or remarked upon.
 *
 * @param field path inside the message, such as {@code data.members}, or empty when the whole is
 *     meant
 * @param code stable word for programs, such as {@code too_large}
 * @param message a sentence that says what is wrong and how to mend it
 */
public record Reason(String field, String code, Text message) {

  private static final int LONGEST_FIELD = 200;

  /** A path is made of the sender's own names, and can be as long as the message. */
  public Reason {
    field = PlainText.shortened(field, LONGEST_FIELD);
  }

  public static Reason of(String field, String code, String nb, String en) {
    return new Reason(field, code, new Text(nb, en));
  }
}
