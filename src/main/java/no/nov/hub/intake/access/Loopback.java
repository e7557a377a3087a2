package no.nov.hub.intake.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets in who sits at the machine itself. The name asked for must be the machine's own too: a page
 * elsewhere can have its name point to 127.0.0.1 and read through the visitor's browser (DNS
 * rebinding). Behind a proxy everybody looks local, so a forwarded request is not.
 */
final class Loopback implements AuthorizationManager<RequestAuthorizationContext> {

  private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
    return new AuthorizationDecision(isLocal(context.getRequest()));
  }

  static boolean isLocal(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && NAMES.contains(request.getServerName())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null;
  }

  static boolean isLoopback(String address) {
    return ADDRESSES.contains(address);
  }
}
