package no.nov.hub.before;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer.Mail;

/**
 * What a person finds in a mail.
 *
 * @param uid of the entry in the calendar, empty if there is none
 * @param sequence of the same, -1 if there is none
 * @param links without the address of the hub
 */
record MailRead(
    String to, String subject, String id, String uid, int sequence, List<String> links) {

  static final String PUBLIC_URL = "https://hub.example.no";

  private static final Pattern LINK = Pattern.compile(Pattern.quote(PUBLIC_URL) + "(/[^\\s\"<>]+)");

  static MailRead of(Mail mail) {
    try {
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
      String calendar = text(message, "text/calendar").replaceAll("\\r?\\n[ \\t]", "");
      String sequence = line(calendar, "SEQUENCE:");
      return new MailRead(
          mail.recipient(),
          message.getSubject(),
          message.getMessageID(),
          line(calendar, "UID:"),
          sequence.isEmpty() ? -1 : Integer.parseInt(sequence),
          LINK.matcher(text(message, "text/plain")).results().map(link -> link.group(1)).toList());
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String line(String calendar, String name) {
    return Pattern.compile("(?m)^" + name + "(\\S+)")
        .matcher(calendar)
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElse("");
  }

  /** Of all parts of this type. */
  private static String text(Part part, String type) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        text.append(text(parts.getBodyPart(i), type));
      }
      return text.toString();
    }
    if (!part.isMimeType(type)) {
      return "";
    }
    try (InputStream bytes = part.getInputStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
