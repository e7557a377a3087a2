package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * From where a request came, for the audit, and for limits that shut out a flood.
 *
 * <p>A proxy on this machine says whom it speaks for. From elsewhere such a header is worth
 * nothing: anybody could write it.
 */
final class RemoteAddress {

  private RemoteAddress() {}

  static String of(HttpServletRequest request) {
    String remote = request.getRemoteAddr();
    if (!Loopback.isLoopback(remote)) {
      return remote;
    }
    String last = last(request.getHeaders("X-Forwarded-For"));
    return isAddress(last) ? last : remote;
  }

  /** A zone, which is any text behind a per cent sign, says nothing to others. */
  private static boolean isAddress(String text) {
    return text.indexOf('%') < 0
        && (InetAddressUtils.isIPv4(text) || InetAddressUtils.isIPv6(text));
  }

  /** Proxies add what they saw at the end of the last line, or as a line of its own. */
  private static String last(Enumeration<String> lines) {
    String line = "";
    while (lines.hasMoreElements()) {
      line = lines.nextElement();
    }
    return line.substring(line.lastIndexOf(',') + 1).strip();
  }
}
