package no.nov.hub.mail.incoming;

/**
 * How many headers and parts a mail has, as far as its lines tell. Each becomes an object many
 * times as large when it is parsed, so this is asked before.
 */
final class MailShape {

  private static final int MOST_HEADERS = 100_000;
  private static final int MOST_PARTS = 10_000;

  private MailShape() {}

  /** More than any program writes, text that looks like them among them. */
  static boolean isTooComplex(byte[] mail) {
    int headers = 0;
    int parts = 0;
    boolean inHeaders = true;
    for (int at = 0; at < mail.length; at = next(mail, at)) {
      if (isDash(mail, at) && isDash(mail, at + 1)) {
        inHeaders = true;
        parts++;
      } else if (mail[at] == '\n' || mail[at] == '\r') {
        inHeaders = false;
      } else if (inHeaders) {
        headers++;
      }
    }
    return headers > MOST_HEADERS || parts > MOST_PARTS;
  }

  private static boolean isDash(byte[] mail, int at) {
    return at < mail.length && mail[at] == '-';
  }

  /** Where the next line begins; a lone CR ends one, too, for some readers. */
  private static int next(byte[] mail, int at) {
    int end = at;
    while (end < mail.length && mail[end] != '\n' && mail[end] != '\r') {
      end++;
    }
    boolean both = end + 1 < mail.length && mail[end] == '\r' && mail[end + 1] == '\n';
    return end + (both ? 2 : 1);
  }
}
