package no.nov.hub.mail.outgoing;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import no.nov.hub.platform.document.Page;
import org.springframework.core.io.InputStreamSource;

/**
 * A mail as bytes (RFC 5322 and 2045 to 2047): the same for the same content, boundaries included.
 * With a calendar object it is built so that Outlook, Gmail, Apple Mail and Thunderbird show answer
 * buttons: {@code text/calendar} last among the alternatives, and the same bytes attached (RFC
 * 6047, section 2.4; MS-OXCMAIL).
 */
public final class Mime {

  /** A line break after which the header does not go on. */
  private static final Pattern BREAK = Pattern.compile("\\r(?!\\n[ \\t])|(?<!\\r)\\n");

  private static final Session SESSION = Session.getInstance(new Properties());

  /** A calendar object and what it asks, such as {@code REQUEST}. */
  public record CalendarPart(String method, byte[] content) {}

  /**
   * @param content opened when the file is written, so that a large one need not lie in memory
   */
  public record File(String name, InputStreamSource content) {}

  private final String messageId;
  private final Instant date;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Page page;
  private CalendarPart calendar;
  private String boundary;
  private boolean open;

  /**
   * @param messageId without angle brackets
   */
  public Mime(String messageId, Instant date) {
    this.messageId = messageId;
    this.date = date;
    this.boundary = "=_" + hex(messageId);
  }

  public Mime from(String name, String address) {
    return header("From", HeaderWords.mailbox(name, address));
  }

  public Mime to(Recipient recipient) {
    return to(recipient.name(), recipient.address());
  }

  public Mime to(String name, String address) {
    return header("To", HeaderWords.mailbox(name, address));
  }

  public Mime replyTo(String name, String address) {
    return header("Reply-To", HeaderWords.mailbox(name, address));
  }

  /** One line; anything else is a fault of the caller. */
  public Mime subject(String subject) {
    return header("Subject", HeaderWords.of(subject));
  }

  /** To the thread that a first mail began. */
  public Mime inReplyTo(String firstMessageId) {
    header("In-Reply-To", "<" + firstMessageId + ">");
    return header("References", "<" + firstMessageId + ">");
  }

  /** For what names itself with text, such as a list: the text is encoded, the rest is not. */
  public Mime header(String name, String text, String rest) {
    return header(name, HeaderWords.of(text) + " " + rest);
  }

  public Mime header(String name, String value) {
    if (BREAK.matcher(value).find()) {
      throw new IllegalArgumentException("A header with a line break: " + name);
    }
    headers.put(name, value);
    return this;
  }

  public Mime page(Page words) {
    page = words;
    return this;
  }

  public Mime calendar(CalendarPart part) {
    calendar = part;
    return this;
  }

  /**
   * Files follow in a tail that several mails share; {@link #tail} makes it.
   *
   * @param shared the boundary that they share
   */
  public Mime openEnded(String shared) {
    boundary = shared;
    open = true;
    return this;
  }

  public byte[] bytes() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
      message().writeTo(out);
      byte[] whole = out.toByteArray();
      return open ? withoutEnd(whole) : whole;
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail could not be composed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a mail that is open-ended: the files, and the end of the whole. */
  public static void writeTail(String shared, List<File> files, OutputStream out)
      throws IOException {
    try {
      for (File file : files) {
        out.write(ascii("\r\n--" + shared + "\r\n"));
        attachment(file).writeTo(out);
      }
      out.write(ascii("\r\n--" + shared + "--\r\n"));
    } catch (MessagingException e) {
      throw new IllegalStateException("An attachment could not be composed", e);
    }
  }

  private byte[] withoutEnd(byte[] whole) {
    int end = ascii("\r\n--" + boundary + "--\r\n").length;
    return java.util.Arrays.copyOf(whole, whole.length - end);
  }

  private MimeMessage message() throws MessagingException {
    MimeMessage message =
        new MimeMessage(SESSION) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + messageId + ">");
          }
        };
    message.setHeader("Date", MailDates.format(date));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    MimeMultipart alternatives = alternatives();
    if (calendar == null && !open) {
      message.setContent(alternatives);
    } else {
      message.setContent(mixed(alternatives));
    }
    message.saveChanges();
    return message;
  }

  private MimeMultipart mixed(MimeMultipart alternatives) throws MessagingException {
    MimeMultipart mixed = new Bounded("mixed", boundary);
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(alternatives);
    mixed.addBodyPart(words);
    if (calendar != null) {
      mixed.addBodyPart(invite());
    }
    return mixed;
  }

  private MimeMultipart alternatives() throws MessagingException {
    MimeMultipart alternatives = new Bounded("alternative", "=_" + hex("alternative " + messageId));
    alternatives.addBodyPart(text(page.text(), "plain"));
    alternatives.addBodyPart(text(page.html(), "html"));
    if (calendar != null) {
      MimeBodyPart part = new MimeBodyPart();
      String type = "text/calendar; method=%s; charset=UTF-8".formatted(calendar.method());
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.content(), type)));
      part.setHeader("Content-Type", type);
      part.setHeader("Content-Transfer-Encoding", "base64");
      alternatives.addBodyPart(part);
    }
    return alternatives;
  }

  private static MimeBodyPart text(String words, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(words, "UTF-8", subtype);
    part.setHeader("Content-Type", "text/%s; charset=UTF-8".formatted(subtype));
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private MimeBodyPart invite() throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(calendar.content(), "application/ics")));
    part.setHeader("Content-Type", "application/ics; name=\"invite.ics\"");
    part.setHeader("Content-Disposition", "attachment; filename=\"invite.ics\"");
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static MimeBodyPart attachment(File file) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    String type = MediaTypes.of(file.name());
    part.setDataHandler(new DataHandler(new FileSource(file, type)));
    part.setFileName(HeaderWords.of(file.name()));
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setHeader("Content-Type", type);
    return part;
  }

  private record FileSource(File file, String type) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
      return file.content().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      throw new IOException("It is only read");
    }

    @Override
    public String getContentType() {
      return type;
    }

    @Override
    public String getName() {
      return file.name();
    }
  }

  /** jakarta.mail makes a new boundary each time, and so another mail of the same content. */
  private static final class Bounded extends MimeMultipart {

    Bounded(String subtype, String boundary) {
      ParameterList parameters = new ParameterList();
      parameters.set("boundary", boundary);
      contentType = new ContentType("multipart", subtype, parameters).toString();
    }
  }

  private static String hex(String text) {
    return no.nov.hub.platform.message.Json.sha256(text).substring(0, 32);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
