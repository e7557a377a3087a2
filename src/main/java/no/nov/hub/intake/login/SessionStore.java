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
      sessions.setDefaultMaxInactiveInterval(IDLE);
      // A route forgets what is over.
      sessions.setCleanupCron("-");
    };
  }
}
