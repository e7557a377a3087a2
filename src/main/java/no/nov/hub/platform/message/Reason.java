package no.nov.hub.platform.message;

import java.nio.charset.StandardCharsets;

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

  /** Of its texts. */
  public long bytes() {
    return utf8(field) + utf8(code) + utf8(message.nb()) + utf8(message.en());
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  public static Reason of(String field, String code, String nb, String en) {
    return new Reason(field, code, new Text(nb, en));
  }
}
