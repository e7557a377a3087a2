package no.nov.hub.mail.outgoing;

import jakarta.mail.MessagingException;

/** Not about one letter: the mail server is not there, or will have nothing from the hub. */
final class MailServerOut extends MessagingException {

  private static final long serialVersionUID = 1L;

  /**
   * @param sentence for the log, without addresses and without what the server said
   */
  MailServerOut(String sentence, Exception cause) {
    super(sentence, cause);
  }

  /** The cause speaks of addresses, and a chain prints all of it. */
  @Override
  public String toString() {
    return getMessage();
  }
}
