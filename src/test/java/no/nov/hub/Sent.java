package no.nov.hub;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;
import no.nov.hub.mail.outgoing.Letter;

/** A letter as it would be sent, with the attachments that it shares. */
public record Sent(Letter.Kind kind, String about, String recipient, byte[] bytes) {

  /** “INVITATION ola, INVITATION per”. */
  public static String told(Collection<Sent> letters) {
    return letters.stream().map(Sent::told).collect(Collectors.joining(", "));
  }

  /** The first of them to this person. */
  public static Sent to(String name, Collection<Sent> letters) {
    return letters.stream()
        .filter(each -> each.recipient.startsWith(name + "@"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing to " + name + " among: " + told(letters)));
  }

  /** “INVITATION ola”. */
  public String told() {
    return kind + " " + recipient.substring(0, recipient.indexOf('@'));
  }

  public MimeMessage message() {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  public String subject() {
    try {
      return message().getSubject();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** What a program reads aloud that shows no HTML. */
  public String text() {
    try {
      Object part = message().getContent();
      while (part instanceof MimeMultipart parts) {
        part = parts.getBodyPart(0).getContent();
      }
      return (String) part;
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
