package no.nov.hub.intake.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.passkey.Passkeys;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Deletes what is over: sessions, requests for a way in, browsers that nobody has used for long.
 */
@Component("forgettingLogins")
class ForgettingLogins {

  /** Requests count for how many may be asked for in an hour, so they are kept as long. */
  private static final Duration COUNTS_FOR = Duration.ofHours(1);

  private final LoginTables tables;
  private final JdbcIndexedSessionRepository sessions;
  private final Passkeys passkeys;
  private final OpenIdLogins accounts;
  private final Clock clock;

  ForgettingLogins(
      LoginTables tables,
      JdbcIndexedSessionRepository sessions,
      Passkeys passkeys,
      OpenIdLogins accounts,
      Clock clock) {
    this.tables = tables;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Called by the route. */
  public void forget() {
    Instant now = clock.instant();
    tables.forget(now.minus(COUNTS_FOR), now);
    passkeys.forgetChallenges();
    accounts.forgetRequests();
    sessions.cleanUpExpiredSessions();
  }
}
