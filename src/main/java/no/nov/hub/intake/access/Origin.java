package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * From where a request came, for the audit. Nothing is allowed or refused by it.
 *
 * <p>A proxy on this machine says whom it speaks for. From elsewhere such a header is worth
 * nothing: anybody could write it.
 */
final class Origin {

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private Origin() {}

  static String of(HttpServletRequest request) {
    String remote = request.getRemoteAddr();
    String told = request.getHeader("X-Forwarded-For");
    if (told == null || !Loopback.isLoopback(remote)) {
      return remote;
    }
    // Proxies add what they saw at the end.
    String last = told.substring(told.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : remote;
  }
}
