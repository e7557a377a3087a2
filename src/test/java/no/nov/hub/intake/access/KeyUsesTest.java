package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@EveryPart
class KeyUsesTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(NOW);
  private final KeyTables tables = new KeyTables(database.jdbc());
  private final Keys keys = KeysForTests.in(database, clock);
  private final KeyUses uses = new KeyUses(tables, clock);
  private final String used = keys.issue("drammen", "used", "test").keyId();
  private final String unused = keys.issue("asker", "unused", "test").keyId();

  @Test
  void the_last_use_is_written_by_the_route_and_not_before() {
    uses.note(used);
    clock.pass(Duration.ofSeconds(20));
    uses.note(used);
    assertThat(lastUse(used)).isNull();

    write();

    assertThat(lastUse(used)).isEqualTo(NOW.plusSeconds(20));
    assertThat(lastUse(unused)).isNull();
  }

  @Test
  void another_hub_that_saw_the_key_earlier_takes_nothing_back() {
    KeyUses other = new KeyUses(tables, clock);
    other.note(used);
    clock.pass(Duration.ofSeconds(1));
    uses.note(used);
    uses.write();

    other.write();

    assertThat(lastUse(used)).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void what_could_not_be_written_is_written_later() {
    Away away = new Away(database.jdbc());
    KeyUses patient = new KeyUses(away, clock);
    patient.note(used);
    assertThat(round(patient)).isNotNull();

    away.isAway = false;
    assertThat(round(patient)).isNull();

    assertThat(lastUse(used)).isEqualTo(NOW);
  }

  /** Tables of a database that is not there at first. */
  private static final class Away extends KeyTables {

    private static final KeyTables NOWHERE =
        new KeyTables(new JdbcTemplate(new DriverManagerDataSource("jdbc:nowhere")));

    private boolean isAway = true;

    Away(JdbcTemplate jdbc) {
      super(jdbc);
    }

    @Override
    void noteUse(Map<String, Instant> lastUses) {
      if (isAway) {
        NOWHERE.noteUse(lastUses);
      }
      super.noteUse(lastUses);
    }
  }

  private void write() {
    assertThat(round(uses)).isNull();
  }

  private static Exception round(KeyUses uses) {
    return RouteRun.round("05-note-key-use.camel.xml", Map.of("keyUses", uses)).getException();
  }

  private Instant lastUse(String keyId) {
    return tables.find(keyId).orElseThrow().lastUsedAt();
  }
}
