package no.nov.hub.intake.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Sessions are stored under the hash of what the cookie says, so whoever reads the database or a
 * copy of it cannot take over any.
 */
final class SecretIds implements SessionIdGenerator, HttpSessionIdResolver {

  private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

  /**
   * Secrets by the ids of sessions, until the cookie is written; of a session that never comes to
   * that, nothing stays. Several threads may serve one request.
   */
  private final Map<String, String> unwritten = Collections.synchronizedMap(new WeakHashMap<>());

  SecretIds(CookieSerializer serializer) {
    cookies.setCookieSerializer(serializer);
  }

  @Override
  public String generate() {
    String secret = Secrets.random();
    String id = Secrets.hash(secret);
    unwritten.put(id, secret);
    return id;
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return cookies.resolveSessionIds(request).stream().map(Secrets::hash).toList();
  }

  /** May be called several times for one request; the cookie is written once. */
  @Override
  public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
    String secret = unwritten.remove(id);
    if (secret != null) {
      cookies.setSessionId(request, response, secret);
    }
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    cookies.expireSession(request, response);
  }
}
