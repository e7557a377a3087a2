package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notes what became of letters, to be told by {@link TellingMailFacts}; in the transaction that
 * changes them, so that the one is never without the other.
 */
final class MailFactTables {

  private static final String NOTE =
      """
      INSERT INTO kept.mail_fact (token, kind, owner, about, state, state_at, cause, fault, attempts)
      SELECT token, kind, owner, about, state, state_at, cause, fault, attempts FROM kept.outbox
      WHERE state_at = ? AND\s""";

  private final JdbcTemplate jdbc;

  MailFactTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of them that changed at this moment. */
  void note(Collection<String> ids, Instant at) {
    jdbc.update(
        NOTE + "message_id = ANY(CAST(? AS VARCHAR(200) ARRAY))",
        utc(at),
        ids.toArray(String[]::new));
  }

  /**
   * @param things of which letters were superseded at this moment: about and recipient
   */
  void noteSuperseded(List<Object[]> things, Instant at) {
    jdbc.batchUpdate(
        NOTE + "about = ? AND recipient = ? AND state = 'superseded'",
        things.stream().map(thing -> new Object[] {utc(at), thing[0], thing[1]}).toList());
  }
}
