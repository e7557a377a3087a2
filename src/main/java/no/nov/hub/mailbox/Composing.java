package no.nov.hub.mailbox;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import no.nov.hub.mail.Letter;
import no.nov.hub.mail.MailSettings;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import org.springframework.stereotype.Component;

/**
 * Writes the hub's own mails that follow from one that came in. The same mail always gives the same
 * Message-ID, so what is read twice is answered once.
 */
@Component
class Composing {

  private static final int LONGEST_SUBJECT = 200;
  private static final Session WRITING = Session.getInstance(new Properties());

  private final MailSettings own;

  Composing(MailSettings own) {
    this.own = own;
  }

  /**
   * @param name of the owner, as people write it
   */
  record Sending(String owner, String name, String about, String recipient) {}

  /** With the whole original; an answer goes to its sender. */
  Letter forward(Sending sending, String sentence, IncomingMail original) {
    try {
      MimeMultipart parts = new MimeMultipart("mixed");
      parts.addBodyPart(text(sentence));
      MimeBodyPart attached = new MimeBodyPart();
      attached.setDataHandler(
          new DataHandler(new ByteArrayDataSource(original.bytes(), "message/rfc822")));
      attached.setHeader("Content-Type", "message/rfc822");
      attached.setDisposition(MimeBodyPart.ATTACHMENT);
      parts.addBodyPart(attached);
      String subject = "Fwd: " + PlainText.shortened(original.subject(), LONGEST_SUBJECT);
      return letter(Letter.Kind.FORWARD, sending, subject, original.from(), parts, original);
    } catch (MessagingException e) {
      throw new IncomingMail.BrokenMail(e);
    }
  }

  /** An answer to the sender of the original. */
  Letter receipt(Sending sending, String subject, String text, IncomingMail original) {
    try {
      MimeMultipart parts = new MimeMultipart("mixed");
      parts.addBodyPart(text(text));
      return letter(Letter.Kind.RECEIPT, sending, subject, Optional.empty(), parts, original);
    } catch (MessagingException e) {
      throw new IncomingMail.BrokenMail(e);
    }
  }

  private Letter letter(
      Letter.Kind kind,
      Sending sending,
      String subject,
      Optional<String> replyTo,
      MimeMultipart content,
      IncomingMail original)
      throws MessagingException {
    String hash = Json.sha256(kind + "\n" + sending.recipient() + "\n" + original.hash());
    String messageId = hash + "@" + own.domain();
    MimeMessage message = new Identified(messageId);
    message.setFrom(from(sending.name()));
    message.setHeader("To", sending.recipient());
    if (replyTo.isPresent()) {
      message.setHeader("Reply-To", replyTo.get());
    }
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            original.receivedAt().atZone(ZoneId.of("Europe/Oslo"))));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(content);
    message.saveChanges();
    return new Letter(
        messageId,
        kind,
        sending.owner(),
        sending.about(),
        sending.recipient(),
        bytes(message),
        null,
        null);
  }

  private InternetAddress from(String name) {
    try {
      return new InternetAddress(own.address(), name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java runtime must have UTF-8", e);
    }
  }

  private static MimeBodyPart text(String text) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text.replaceAll("\r?\n", "\r\n") + "\r\n", StandardCharsets.UTF_8.name());
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      message.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Identified extends MimeMessage {

    private final String messageId;

    Identified(String messageId) {
      super(WRITING);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + messageId + ">");
    }
  }
}
