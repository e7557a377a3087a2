package no.nov.hub.platform.server;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Which requests have a body, and how large one may be. */
public final class Bodies {

  /** The largest anybody takes, in bytes: an attachment. What says that it is longer is unread. */
  public static final long MOST = 26L << 20;

  /** Without a key there are only forms; the largest has two texts of 10,000 characters. */
  static final long MOST_OPEN = 256L << 10;

  private Bodies() {}

  /** By the words alone, since the server throws for a length that is no number. */
  public static boolean isIn(HttpServletRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && !length.equals("0")
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }
}
