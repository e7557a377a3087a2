package no.nov.hub.platform.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * What a browser is told with every answer, also with those that the server itself gives: that the
 * address may be secret, that nothing is kept, and that nothing foreign is loaded.
 */
public final class PageHeaders {

  public static final String ROBOTS = "X-Robots-Tag";
  public static final String NO_ROBOTS = "noindex, nofollow, noarchive";
  public static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** For pages that need a script of the hub's own, which asks nobody but the hub. */
  public static final String CONTENT_POLICY_WITH_SCRIPT =
      CONTENT_POLICY + "; script-src 'self'; connect-src 'self'";

  /** The same that Spring Security writes, which the server's own answers never meet. */
  private static final Map<String, String> ALL =
      Map.of(
          ROBOTS,
          NO_ROBOTS,
          "Referrer-Policy",
          "no-referrer",
          "Content-Security-Policy",
          CONTENT_POLICY,
          HttpHeaders.CACHE_CONTROL,
          "no-cache, no-store, max-age=0, must-revalidate",
          HttpHeaders.PRAGMA,
          "no-cache",
          HttpHeaders.EXPIRES,
          "0",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "X-XSS-Protection",
          "0");

  private PageHeaders() {}

  static void write(HttpServletResponse response) {
    ALL.forEach(response::setHeader);
  }
}
