package no.nov.hub.mail.incoming;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.Json;

/**
 * A mail whose bytes are all here, so that nothing that is asked of it can fail with the server.
 * What its sender wrote wrongly is simply not there.
 */
final class IncomingMail {

  /** Where the servers on the way write which address of the mailbox a mail was for. */
  private static final List<String> ADDRESSEES =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc");

  private static final String ATOM = "[^\\s<>\"(),:;@\\\\\\[\\]]";

  /** Begins nowhere within a word, so that a long one is gone through once. */
  private static final Pattern ADDRESS = Pattern.compile("(?<!%1$s)%1$s++@%1$s+".formatted(ATOM));

  private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{3,200}>");
  private static final int MOST_REFERENCES = 10;

  private static final Session PARSING = Session.getInstance(new Properties());

  private final MimeMessage message;
  private final byte[] bytes;
  private final Instant receivedAt;

  private IncomingMail(MimeMessage message, byte[] bytes, Instant receivedAt) {
    this.message = message;
    this.bytes = bytes;
    this.receivedAt = receivedAt;
  }

  /**
   * @throws BrokenMail if not even its headers can be read
   */
  static IncomingMail of(byte[] bytes, Instant receivedAt) {
    try {
      return new IncomingMail(
          new MimeMessage(PARSING, new SharedByteArrayInputStream(bytes)), bytes, receivedAt);
    } catch (MessagingException e) {
      throw new BrokenMail(e);
    }
  }

  /**
   * The fault of one mail. Keeps the kind of the cause alone, since its text can quote the mail.
   */
  static final class BrokenMail extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenMail(Exception cause) {
      super("A mail cannot be read: " + cause.getClass().getSimpleName());
    }
  }

  byte[] bytes() {
    return bytes;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  /** The same for the same bytes. */
  String hash() {
    return Json.sha256(bytes);
  }

  MimeMessage message() {
    return message;
  }

  Parts parts() {
    return Parts.of(message);
  }

  /** In their order, topmost first, unfolded. */
  List<String> headers(String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null
          ? List.of()
          : Arrays.stream(values).map(MimeUtility::unfold).map(RawText::of).toList();
    } catch (MessagingException e) {
      throw new BrokenMail(e);
    }
  }

  /** The first of that name, or empty. */
  String header(String name) {
    return headers(name).stream().findFirst().orElse("").strip();
  }

  String subject() {
    String subject = header("Subject");
    try {
      return MimeUtility.decodeText(subject);
    } catch (UnsupportedEncodingException e) {
      return subject;
    }
  }

  /** With angle brackets; empty if it has none that can be referred to. */
  Optional<String> messageId() {
    return Optional.of(header("Message-ID")).filter(id -> MESSAGE_ID.matcher(id).matches());
  }

  /** The last of the mails that it refers to, in their order. */
  List<String> references() {
    List<String> all =
        MESSAGE_ID.matcher(header("References")).results().map(MatchResult::group).toList();
    return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
  }

  /** Lower case. Empty unless there is exactly one; who writes two wants to be taken for both. */
  Optional<String> from() {
    List<String> from = headers("From");
    if (from.size() != 1) {
      return Optional.empty();
    }
    try {
      InternetAddress[] addresses = InternetAddress.parseHeader(from.get(0), false);
      return addresses.length == 1 && isAddress(addresses[0].getAddress())
          ? Optional.of(addresses[0].getAddress().toLowerCase(Locale.ROOT))
          : Optional.empty();
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /** Every address that the mail was for, as far as its headers tell; lower case. */
  List<String> addressees() {
    List<String> found = new ArrayList<>();
    for (String name : ADDRESSEES) {
      for (String header : headers(name)) {
        Matcher address = ADDRESS.matcher(header);
        while (address.find()) {
          found.add(address.group().toLowerCase(Locale.ROOT));
        }
      }
    }
    return found;
  }

  static boolean isAddress(String text) {
    return text != null && ADDRESS.matcher(text).matches();
  }

  /** Addresses and texts stay out of logs. */
  @Override
  public String toString() {
    return "IncomingMail[%d bytes]".formatted(bytes.length);
  }
}
