package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.audit.ChainCheck;
import no.nov.hub.platform.message.Json;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keys, and what was noted of them, from before keys had scopes and the audit was a chain. */
@EveryPart
class KeysOfBeforeTest {

  private static final String LAST_BEFORE = "38";

  private final TestDatabase database = TestDatabase.empty();
  private final JdbcTemplate jdbc = database.jdbc();

  @BeforeEach
  void bringUpToDate() {
    migrations().target(LAST_BEFORE).load().migrate();
    add("drammen");
    add("operator");
    migrations().load().migrate();
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
        .dataSource(database.dataSource())
        .schemas("kept", "projection")
        .defaultSchema("kept");
  }
}
