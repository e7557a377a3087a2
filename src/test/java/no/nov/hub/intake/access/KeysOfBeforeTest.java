package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.audit.ChainCheck;
import no.nov.hub.platform.message.Json;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keys, and what was noted of them, from before keys had scopes and the audit was a chain. */
class KeysOfBeforeTest {

  private static final String LAST_BEFORE = "38";

  private final JdbcDataSource database = new JdbcDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);

  KeysOfBeforeTest() {
    database.setURL("jdbc:h2:mem:keys-of-before;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
  }

  @BeforeEach
  void bringUpToDate() {
    migrations().target(LAST_BEFORE).load().migrate();
    add("drammen");
    add("operator");
    migrations().load().migrate();
  }

  @AfterEach
  void shutDown() {
    jdbc.execute("SHUTDOWN");
  }

  @Test
  void they_do_all_that_they_did_without_an_end() {
    KeyTables tables = new KeyTables(jdbc);

    for (String holder : new String[] {"drammen", "operator"}) {
      Keys.Listed key = tables.ofHash(Json.sha256(holder)).orElseThrow();
      assertThat(key.scopes()).isEqualTo(Scope.of(holder));
      assertThat(key.expiresAt()).isNull();
    }
  }

  @Test
  void the_chain_begins_after_what_was_noted_before_and_holds_it() {
    AuditTrail trail = new AuditTrail(jdbc);
    new AuditLog(jdbc, Clock.systemUTC()).note("hub", "key issued", "asker");
    ChainCheck whole = trail.check();
    assertThat(whole.older()).isEqualTo(2);
    assertThat(whole.chained()).isEqualTo(1);
    assertThat(whole.broken()).isNull();

    jdbc.update("UPDATE kept.audit SET subject = 'x' WHERE subject = 'drammen'");

    assertThat(trail.check().broken()).isNotNull();
  }

  private void add(String holder) {
    jdbc.update(
        """
        INSERT INTO kept.access_key (key_id, holder, label, hash, created_at)
        VALUES (?, ?, 'first key', ?, CURRENT_TIMESTAMP)
        """,
        "id of " + holder,
        holder,
        Json.sha256(holder));
    jdbc.update(
        """
        INSERT INTO kept.audit (at, who, action, subject)
        VALUES (CURRENT_TIMESTAMP, 'hub', 'key issued', ?)
        """,
        holder);
  }

  private FluentConfiguration migrations() {
    return Flyway.configure()
        .dataSource(database)
        .schemas("kept", "projection")
        .defaultSchema("kept");
  }
}
