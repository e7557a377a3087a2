package no.nov.hub.intake.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.openid.OpenIdForTests;
import no.nov.hub.intake.passkey.PasskeysForTests;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

@EveryPart
class ForgettingLoginsTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(NOW);
  private final LoginTables tables = new LoginTables(database.jdbc());
  private final JdbcIndexedSessionRepository sessions = sessions(database);

  @Test
  void requests_are_forgotten_an_hour_after_they_are_over() {
    tables.add(
        new LoginRequest(
            UUID.randomUUID(),
            "kari@example.no",
            null,
            Way.LINK,
            "window",
            "code",
            "link",
            NOW,
            NOW.plus(Duration.ofMinutes(10))));

    clock.pass(Duration.ofMinutes(70));
    forget();
    assertThat(rows("login.request")).isOne();
    clock.pass(Duration.ofMinutes(1));
    forget();

    assertThat(rows("login.request")).isZero();
  }

  @Test
  void a_browser_is_forgotten_when_its_time_is_over() {
    tables.know("hash", UUID.randomUUID(), NOW.plus(Duration.ofDays(1)));

    forget();
    assertThat(rows("kept.known_browser")).isOne();
    clock.pass(Duration.ofDays(2));
    forget();

    assertThat(rows("kept.known_browser")).isZero();
  }

  /** Sessions go by the machine's clock. */
  @Test
  void a_session_that_is_over_is_forgotten_with_all_it_holds() {
    keep(sessions, Instant.now());
    keep(sessions, Instant.now().minus(Duration.ofHours(13)));
    assertThat(rows("login.session")).isEqualTo(2);

    forget();

    assertThat(rows("login.session")).isOne();
    assertThat(rows("login.session_attributes")).isOne();
  }

  private static <S extends Session> void keep(SessionRepository<S> sessions, Instant lastUsed) {
    S session = sessions.createSession();
    session.setAttribute("user", "somebody");
    session.setLastAccessedTime(lastUsed);
    sessions.save(session);
  }

  static JdbcIndexedSessionRepository sessions(TestDatabase database) {
    JdbcIndexedSessionRepository sessions =
        new JdbcIndexedSessionRepository(database.jdbc(), database.transactions());
    sessions.setTableName("login.session");
    sessions.setDefaultMaxInactiveInterval(SessionStore.IDLE);
    return sessions;
  }

  private void forget() {
    assertThat(
            RouteRun.round(
                    "09-forget-logins.camel.xml",
                    Map.of(
                        "forgettingLogins",
                        new ForgettingLogins(
                            tables,
                            sessions,
                            PasskeysForTests.in(database, clock),
                            OpenIdForTests.in(database, clock, Map.of()),
                            clock)))
                .getException())
        .isNull();
  }

  private int rows(String table) {
    return database.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
  }
}
