package no.nov.hub.app.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** The mark by which a server says that a mail is from the domain in its From (RFC 8601). */
final class Vouched {

  private static final String HEADER = "Authentication-Results";

  private final String server;

  /**
   * @param server the name that the mark bears
   */
  Vouched(String server) {
    this.server = server;
  }

  /** What the sender wrote of this kind is taken away; a mail without a sender gets no mark. */
  void mark(MimeMessage mail) throws MessagingException {
    mail.removeHeader(HEADER);
    if (mail.getFrom() != null && mail.getFrom()[0] instanceof InternetAddress from) {
      String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
      mail.addHeader(HEADER, "%s; dmarc=pass header.from=%s".formatted(server, domain));
    }
  }
}
