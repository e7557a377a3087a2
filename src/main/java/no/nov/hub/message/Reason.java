package no.nov.hub.message;

/**
 * Why a submission, or a part of it, was refused, held or remarked upon.
 *
 * @param field path inside the message, such as {@code data.members}, or empty when the whole is
 *     meant
 * @param code stable word for programs, such as {@code too_large}
 * @param message a sentence that says what is wrong and how to mend it
 */
public record Reason(String field, String code, Text message) {

  public static Reason of(String field, String code, String nb, String en) {
    return new Reason(field, code, new Text(nb, en));
  }
}
