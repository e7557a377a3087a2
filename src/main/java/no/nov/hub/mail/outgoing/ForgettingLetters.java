package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the personal out of letters that are finished: what they say, to whom, and what a server
 * said of it. Message-ID, state and times stay, so that none is queued twice, and the token, so
 * that a late bounce is known.
 */
@Component("forgettingLetters")
public class ForgettingLetters {

  private static final int MOST_AT_ONCE = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final TailTables tailTables;
  private final HeldAddressTables held;
  private final LetterSettings settings;

  ForgettingLetters(
      JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, LetterSettings settings) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.tailTables = new TailTables(jdbc);
    this.held = new HeldAddressTables(jdbc, clock);
    this.settings = settings;
  }

  private record Finished(String id, String tail) {}

  public boolean anyDue() {
    return !finished(1).isEmpty();
  }

  /** Some of them; those that wait to be sent, or whose meeting lies ahead, are not among them. */
  public void forget() {
    transactions.executeWithoutResult(transaction -> forget(finished(MOST_AT_ONCE)));
  }

  private List<Finished> finished(int most) {
    OffsetDateTime before = utc(clock.instant().minus(settings.kept()));
    return jdbc.query(
        """
        SELECT message_id, tail FROM kept.outbox
        WHERE of_use_until <= ? AND state_at <= ? AND due_at IS NULL AND state NOT IN ('queued', 'claimed')
        ORDER BY of_use_until LIMIT ?
        """,
        (row, n) -> new Finished(row.getString("message_id"), row.getString("tail")),
        before,
        before,
        most);
  }

  private void forget(List<Finished> letters) {
    List<String> ids = letters.stream().map(Finished::id).toList();
    jdbc.update(
        """
        UPDATE kept.outbox SET recipient = '', fault = NULL, tail = NULL, of_use_until = NULL
        WHERE message_id = ANY(CAST(? AS VARCHAR(200) ARRAY))
        """,
        (Object) ids.toArray(String[]::new));
    tailTables.delete(ids);
    tailTables.deleteUnused(
        letters.stream().map(Finished::tail).filter(t -> t != null).distinct().toList());
  }

  public void forgetHeldAddresses() {
    held.forgetOld();
  }
}
