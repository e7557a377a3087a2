package no.nov.hub.app.demo;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads the mail of sample persons, and answers in their place as a calendar program would. */
@Component
@Profile("demo")
class SampleMails {

  private static final String CALENDAR = "text/calendar";

  private final DemoMailServer server;

  SampleMails(DemoMailServer server) {
    this.server = server;
  }

  /** The link in the newest mail to that address which has one of this kind and these words. */
  Optional<String> link(String address, String path, String words)
      throws MessagingException, IOException {
    Pattern link = Pattern.compile("https?://\\S+" + path + "\\S+");
    for (StoredMessage mail : server.mailsTo(address)) {
      String text = text(mail.getMimeMessage(), "text/plain");
      Matcher found = link.matcher(text);
      if (text.contains(words) && found.find()) {
        return Optional.of(found.group());
      }
    }
    return Optional.empty();
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

  /**
   * Says yes to the meeting that the newest mail is about.
   *
   * @return false as long as no invitation to it has come
   */
  boolean accept(String address, String title) throws MessagingException, IOException {
    for (StoredMessage mail : server.mailsTo(address)) {
      String invitation = text(mail.getMimeMessage(), CALENDAR).replaceAll("\\r?\\n[ \\t]", "");
      if (invitation.contains("SUMMARY:" + title)) {
        reply(address, invitation);
        return true;
      }
    }
    return false;
  }

  private void reply(String address, String invitation) throws MessagingException {
    String organizer = line(invitation, "ORGANIZER");
    MimeMessage mail = new MimeMessage(session());
    mail.setFrom(new InternetAddress(address));
    mail.setRecipients(
        MimeMessage.RecipientType.TO, organizer.substring(organizer.lastIndexOf("mailto:") + 7));
    mail.setSubject("Godtatt", "UTF-8");
    String text =
        """
        BEGIN:VCALENDAR
        PRODID:-//example.no//demo//NO
        VERSION:2.0
        METHOD:REPLY
        BEGIN:VEVENT
        %s
        %s
        DTSTAMP:%s
        %s
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(
                line(invitation, "UID"),
                line(invitation, "SEQUENCE"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", ""),
                organizer,
                address);
    mail.setDataHandler(
        new jakarta.activation.DataHandler(
            new jakarta.mail.util.ByteArrayDataSource(
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                CALENDAR + "; method=REPLY; charset=UTF-8")));
    Transport.send(mail);
  }

  private static String line(String calendar, String property) {
    return calendar
        .lines()
        .filter(line -> line.startsWith(property + ":") || line.startsWith(property + ";"))
        .findFirst()
        .orElseThrow();
  }

  private Session session() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(server.settings().smtpPort()));
    return Session.getInstance(properties);
  }
}
