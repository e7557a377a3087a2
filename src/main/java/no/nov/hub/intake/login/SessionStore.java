package no.nov.hub.intake.login;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions are in the database, so they outlive a start of the hub and any instance knows them. */
@Configuration
class SessionStore {

  /** Without any request. */
  static final Duration IDLE = Duration.ofHours(12);

  /**
   * In order: the rows of a session have to stand together, and PostgreSQL joins them as it likes;
   * otherwise sessions lack some of what was kept.
   */
  private static final String OF_USER =
      """
      SELECT s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
        a.attribute_name, a.attribute_bytes
      FROM login.session s LEFT JOIN login.session_attributes a ON s.primary_id = a.session_primary_id
      WHERE s.principal_name = ? ORDER BY s.primary_id
      """;

  @Bean
  CookieSerializer sessionCookie(Cookies cookies) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(cookies.name(Cookies.SESSION));
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setUseSecureCookie(cookies.areSecure());
    cookie.setSameSite("Lax");
    cookie.setUseBase64Encoding(false);
    return cookie;
  }

  @Bean
  SecretIds sessionIds(CookieSerializer cookie) {
    return new SecretIds(cookie);
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTables(SecretIds ids) {
    return sessions -> {
      sessions.setSessionIdGenerator(ids);
      sessions.setTableName("login.session");
      sessions.setListSessionsByPrincipalNameQuery(OF_USER);
      sessions.setDefaultMaxInactiveInterval(IDLE);
      // A route forgets what is over.
      sessions.setCleanupCron("-");
    };
  }
}
