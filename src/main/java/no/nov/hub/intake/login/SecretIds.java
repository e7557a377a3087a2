package no.nov.hub.intake.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions are stored under the hash of what the cookie says, so whoever reads the database or a
 * copy of it cannot take over any.
 */
final class SecretIds implements SessionIdGenerator, HttpSessionIdResolver {

  private static final String WRITTEN = SecretIds.class.getName();

  private record Made(String secret, String id) {}

  private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

  /** From when a session is made to when the cookie is written, which one thread does. */
  @SuppressWarnings("ThreadLocalUsage") // One instance for the whole hub.
  private final ThreadLocal<Made> made = new ThreadLocal<>();

  SecretIds(CookieSerializer serializer) {
    cookies.setCookieSerializer(serializer);
  }

  @Override
  public String generate() {
    String secret = Secrets.random();
    String id = Secrets.hash(secret);
    made.set(new Made(secret, id));
    return id;
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return cookies.resolveSessionIds(request).stream().map(Secrets::hash).toList();
  }

  /**
   * May be called several times for one request; the cookie is written once.
   *
   * @throws IllegalStateException if another thread made the session
   */
  @Override
  public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
    if (id.equals(request.getAttribute(WRITTEN))) {
      return;
    }
    Made session = made.get();
    made.remove();
    if (session == null || !session.id().equals(id)) {
      throw new IllegalStateException("The session was made elsewhere, so its secret is not known");
    }
    cookies.setSessionId(request, response, session.secret());
    request.setAttribute(WRITTEN, id);
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    cookies.expireSession(request, response);
  }
}
