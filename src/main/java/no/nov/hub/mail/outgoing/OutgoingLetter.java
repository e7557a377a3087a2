package no.nov.hub.mail.outgoing;

import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A claimed letter as the mail component takes it. Its bytes go out as they are stored; nothing is
 * parsed, so nothing can be changed by that, and none can be too broken to be sent.
 */
final class OutgoingLetter extends SMTPMessage {

  private final String id;
  private final Letter.Kind kind;
  private final String recipient;
  private final Instant claimedUntil;
  private final List<byte[]> content;
  private boolean begun;
  private long takenAt;

  /**
   * @param content in parts that follow one another; large ones are shared with other letters; one
   *     that is missing is null
   */
  OutgoingLetter(
      String id,
      Letter.Kind kind,
      String recipient,
      String sender,
      Instant claimedUntil,
      List<byte[]> content) {
    super((Session) null);
    this.id = id;
    this.kind = kind;
    this.recipient = recipient;
    this.claimedUntil = claimedUntil;
    this.content = content;
    setEnvelopeFrom(sender);
  }

  String id() {
    return id;
  }

  Letter.Kind kind() {
    return kind;
  }

  Instant claimedUntil() {
    return claimedUntil;
  }

  void requireWhole() throws Outcome.UnusableLetter {
    if (content.stream().anyMatch(part -> part == null)) {
      throw new Outcome.UnusableLetter("a part of it is missing in the outbox");
    }
  }

  /** Whoever its headers name, it goes to this one. */
  @Override
  public Address[] getAllRecipients() throws AddressException {
    InternetAddress address = new InternetAddress();
    address.setAddress(recipient);
    address.validate();
    return new Address[] {address};
  }

  @Override
  public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
    begun = true;
    for (byte[] part : content) {
      out.write(part);
    }
  }

  /** Whether the server may have some of it. */
  boolean isBegun() {
    return begun;
  }

  /** The server has said 250. */
  void taken() {
    takenAt = System.nanoTime();
  }

  /** {@link System#nanoTime} of that; from then until it is committed a crash sends it twice. */
  long takenAt() {
    return takenAt;
  }

  /** Addresses and texts stay out of logs. */
  @Override
  public String toString() {
    return "OutgoingLetter";
  }
}
