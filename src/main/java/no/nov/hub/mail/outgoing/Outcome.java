package no.nov.hub.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.mail.outgoing.Delivery.Cause;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What came of handing a letter to the mail server. */
sealed interface Outcome {

  record HandedOver() implements Outcome {}

  /** To be tried again. */
  record Later(String fault) implements Outcome {}

  /**
   * @param ofAddress whether it speaks against the address
   */
  record Never(Cause cause, String fault, boolean ofAddress) implements Outcome {}

  /** Nothing is known about the letter; it would be the same with any other. */
  record Out(Exception why) implements Outcome {}

  /**
   * Decided by the code of the answer (RFC 5321, section 4.2.1) and the command it answers. A
   * sender that is refused for good is refused for every letter, so this is a matter of settings,
   * and none is given up for it; a size that is refused is the letter's own.
   */
  static Outcome of(Exception failure) {
    if (failure instanceof MailServerOut) {
      return new Out(failure);
    }
    if (failure instanceof AddressException) {
      return new Never(Cause.UNUSABLE, "not an address", false);
    }
    if (failure instanceof UnusableLetter) {
      return new Never(Cause.UNUSABLE, failure.getMessage(), false);
    }
    return Reply.in(failure)
        .map(reply -> reply.outcome(failure))
        .orElseGet(() -> new Later(Reply.withoutCode(failure)));
  }

  /** Cannot be put together from what is stored. */
  final class UnusableLetter extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableLetter(String why) {
      super(why);
    }
  }

  /**
   * What the server said.
   *
   * @param code -1 if the connection ended instead
   */
  record Reply(int code, String text, boolean toSender, boolean toRecipient) {

    private static final Pattern STATUS =
        Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b.*");
    private static final int TOO_LARGE = 552;

    static java.util.Optional<Reply> in(Exception failure) {
      for (Exception each = failure;
          each instanceof MessagingException e;
          each = e.getNextException()) {
        if (e instanceof SMTPAddressFailedException refused) {
          return java.util.Optional.of(
              new Reply(refused.getReturnCode(), refused.getMessage(), false, true));
        }
        if (e instanceof SMTPSendFailedException refused) {
          boolean toSender = refused.getCommand().startsWith("MAIL");
          return java.util.Optional.of(
              new Reply(refused.getReturnCode(), refused.getMessage(), toSender, false));
        }
      }
      return java.util.Optional.empty();
    }

    static String withoutCode(Exception failure) {
      return failure instanceof MessagingException e && e.getNextException() != null
          ? e.getNextException().getClass().getSimpleName()
          : failure.getClass().getSimpleName();
    }

    Outcome outcome(Exception failure) {
      if (code >= 500 && toSender && code != TOO_LARGE) {
        return new Out(
            new MailServerOut(
                "The mail server refuses the hub as a sender (%d); look at hub.mail.address and at what the account may send as"
                    .formatted(code),
                failure));
      }
      if (code >= 500) {
        return new Never(
            Cause.REFUSED, said(), toRecipient && HeldAddressTables.isOfAddress(status()));
      }
      return new Later(code < 0 ? "connection lost" : said());
    }

    private String said() {
      return text == null ? Integer.toString(code) : text.strip();
    }

    /** Such as 5.1.1 (RFC 3463), or empty. */
    private String status() {
      Matcher matcher = STATUS.matcher(said().lines().findFirst().orElse(""));
      return matcher.matches() ? matcher.group(1) : "";
    }
  }
}
