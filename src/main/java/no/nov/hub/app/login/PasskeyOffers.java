package no.nov.hub.app.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import no.nov.hub.intake.login.Cookies;
import no.nov.hub.intake.passkey.Passkeys;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.link.Links;
import org.springframework.stereotype.Component;

/**
 * Offers a passkey to those who have none, when they have got in by other means. Whoever does not
 * want one is not asked again in that browser.
 */
@Component
class PasskeyOffers {

  private static final String OPEN = "passkey-offer";
  private static final String DECLINED = "hub-no-passkey";
  private static final Duration DECLINED_FOR = Duration.ofDays(180);

  private final Passkeys passkeys;
  private final Cookies cookies;

  PasskeyOffers(Passkeys passkeys, Cookies cookies) {
    this.passkeys = passkeys;
    this.cookies = cookies;
  }

  /** After a login. */
  void consider(HttpServletRequest request, User user) {
    if (passkeys.areOffered(request.getServerName())
        && cookies.read(request, DECLINED).isEmpty()
        && passkeys.of(user).isEmpty()) {
      request.getSession(true).setAttribute(OPEN, true);
    }
  }

  /** Whether pages say it; not the one that makes the passkey. */
  boolean isOpen(HttpServletRequest request) {
    return request.getSession(false) != null
        && request.getSession(false).getAttribute(OPEN) != null
        && !request.getRequestURI().startsWith(Links.PASSKEY);
  }

  void close(HttpServletRequest request) {
    request.getSession(true).removeAttribute(OPEN);
  }

  void decline(HttpServletRequest request, HttpServletResponse response) {
    close(request);
    cookies.write(response, DECLINED, "1", DECLINED_FOR);
  }
}
