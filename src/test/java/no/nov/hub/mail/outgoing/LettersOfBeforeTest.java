package no.nov.hub.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was queued by an earlier version goes out as it was queued. */
class LettersOfBeforeTest {

  private final JdbcDataSource database = new JdbcDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(database);

  LettersOfBeforeTest() {
    database.setURL("jdbc:h2:mem:letters-of-before;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
  }

  private void migrate(String to) {
    Flyway.configure()
        .dataSource(database)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .target(to)
        .load()
        .migrate();
  }

  private void queue(String id, byte[] head) {
    jdbc.update(
        """
        INSERT INTO kept.outbox (message_id, kind, owner, about, recipient, token, state, state_at, attempts, created_at, size, head)
        VALUES (?, 'INVITATION', 'drammen', 'meeting drammen/m', 'kari@example.no', ?, 'queued', CURRENT_TIMESTAMP, 0,
          CURRENT_TIMESTAMP, 3, ?)
        """,
        id,
        id,
        head);
  }

  @Test
  void a_letter_of_an_earlier_version_stays_whole_however_large() {
    migrate("13");
    queue("short", new byte[] {1, 2});
    queue("long", new byte[] {3, 4});
    jdbc.update("INSERT INTO kept.mail_tail VALUES ('long', 0, X'05'), ('long', 1, X'06')");

    migrate("14");

    Map<String, List<byte[]>> tails = new TailTables(jdbc).read(List.of("short", "long"));
    assertThat(whole(tails.get("short"))).containsExactly(1, 2);
    assertThat(whole(tails.get("long"))).containsExactly(3, 4, 5, 6);
    jdbc.execute("SHUTDOWN");
  }

  private static byte[] whole(List<byte[]> parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
