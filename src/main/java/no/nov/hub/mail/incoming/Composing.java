package no.nov.hub.mail.incoming;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.HeaderWords;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.MessageId;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import org.springframework.stereotype.Component;

/**
 * Writes the hub's own mails that follow from one that came in. The same mail always gives the same
 * Message-ID, so what is read twice is answered once.
 */
@Component
class Composing {

  private static final int LONGEST_SUBJECT = 200;
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
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
      String messageId = id(Letter.Kind.FORWARD, sending, original);
      MimeMessage message = message(messageId, sending, subject, original.receivedAt());
      if (original.from().isPresent()) {
        message.setHeader("Reply-To", original.from().get());
      }
      return letter(messageId, Letter.Kind.FORWARD, sending, message, parts, null);
    } catch (MessagingException e) {
      throw new IncomingMail.BrokenMail(e);
    }
  }

  /** An answer to the sender of the original. */
  Letter receipt(Sending sending, String subject, String text, IncomingMail original) {
    return answer(id(Letter.Kind.RECEIPT, sending, original), sending, subject, text, original);
  }

  /** As a receipt, of which each recipient gets one a day, however many mails come. */
  Letter oncePerDay(Sending sending, String subject, String text, IncomingMail original) {
    String day = LocalDate.ofInstant(original.receivedAt(), OSLO).toString();
    String id =
        MessageId.of(own.domain(), "once", subject, sending.about(), sending.recipient(), day);
    return answer(id, sending, subject, text, original);
  }

  /**
   * Not an answer: each recipient gets one with this subject a day.
   *
   * @param latest not sent after this
   */
  Letter ofTheDay(Sending sending, String subject, String text, Instant at, Instant latest) {
    LocalDate day = LocalDate.ofInstant(at, OSLO);
    String messageId =
        MessageId.of(
            own.domain(), "once", subject, sending.about(), sending.recipient(), day.toString());
    try {
      MimeMultipart parts = new MimeMultipart("mixed");
      parts.addBodyPart(text(text));
      MimeMessage message = message(messageId, sending, subject, at);
      return letter(messageId, Letter.Kind.NOTICE, sending, message, parts, latest);
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail of the hub's own could not be written", e);
    }
  }

  private Letter answer(
      String messageId, Sending sending, String subject, String text, IncomingMail original) {
    try {
      MimeMultipart parts = new MimeMultipart("mixed");
      parts.addBodyPart(text(text));
      MimeMessage message = message(messageId, sending, subject, original.receivedAt());
      Optional<String> asked = original.messageId();
      if (asked.isPresent()) {
        message.setHeader("In-Reply-To", asked.get());
        message.setHeader("References", references(original, asked.get()));
      }
      return letter(messageId, Letter.Kind.RECEIPT, sending, message, parts, null);
    } catch (MessagingException e) {
      throw new IncomingMail.BrokenMail(e);
    }
  }

  private static String references(IncomingMail original, String asked) {
    return Stream.concat(original.references().stream(), Stream.of(asked))
        .distinct()
        .collect(Collectors.joining("\r\n "));
  }

  private String id(Letter.Kind kind, Sending sending, IncomingMail original) {
    String hash = Json.sha256(kind + "\n" + sending.recipient() + "\n" + original.hash());
    return hash + "@" + own.domain();
  }

  private MimeMessage message(String messageId, Sending sending, String subject, Instant at)
      throws MessagingException {
    MimeMessage message = new Identified(messageId);
    message.setHeader("From", HeaderWords.mailbox(sending.name(), own.address()));
    message.setHeader("To", sending.recipient());
    message.setHeader("Subject", HeaderWords.of(subject));
    message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(OSLO)));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static Letter letter(
      String messageId,
      Letter.Kind kind,
      Sending sending,
      MimeMessage message,
      MimeMultipart content,
      Instant latest)
      throws MessagingException {
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
        latest);
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
