package no.nov.hub.intake.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.platform.link.Links;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookies of the pages. Where the hub's address begins with https they are named {@code
 * __Host-} (RFC 6265bis), so no neighbour under the same domain can set them; at the machine itself
 * there is no such neighbour.
 */
@Component
public class Cookies {

  public static final String SESSION = "hub-session";

  /** Of forms; no page elsewhere knows it, and whoever logs in or out gets another. */
  public static final String CSRF = "hub-form";

  /** Of the window in which somebody asked for a code. */
  public static final String WINDOW = "hub-window";

  /** Of the window in which somebody went to an issuer. */
  public static final String ISSUER = "hub-issuer";

  /** Of a browser in which somebody has logged in. */
  public static final String BROWSER = "hub-browser";

  private static final String HOST = "__Host-";

  private final boolean secure;

  Cookies(Links links) {
    this.secure = links.isEncrypted();
  }

  boolean areSecure() {
    return secure;
  }

  public String name(String cookie) {
    return secure ? HOST + cookie : cookie;
  }

  public Optional<String> read(HttpServletRequest request, String cookie) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(found -> found.getName().equals(name(cookie)))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** For this browser and no script. */
  public void write(HttpServletResponse response, String cookie, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(cookie), value)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .maxAge(age)
            .build()
            .toString());
  }
}
