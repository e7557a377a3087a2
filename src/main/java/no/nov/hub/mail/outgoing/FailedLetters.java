package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.utc;

import java.sql.Connection;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.outgoing.Delivery.Cause;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.transport.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Ends letters that will not arrive, and tells those who want to know; in the transaction of the
 * caller.
 */
@Component
class FailedLetters {

  private static final Logger LOG = LoggerFactory.getLogger(FailedLetters.class);
  private static final int LONGEST_FAULT = 240;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ObjectProvider<DeliveryListener> listeners;
  final HeldAddressTables held;
  final MailFactTables facts;
  private final TailTables tailTables;

  /**
   * @param listeners asked for when there is something to tell, since they send letters themselves
   */
  FailedLetters(JdbcTemplate jdbc, Clock clock, ObjectProvider<DeliveryListener> listeners) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.listeners = listeners;
    this.held = new HeldAddressTables(jdbc, clock);
    this.facts = new MailFactTables(jdbc);
    this.tailTables = new TailTables(jdbc);
  }

  Optional<Delivery> ofToken(String token) {
    return one("token = ?", token);
  }

  private Optional<Delivery> one(String condition, String value) {
    return jdbc
        .query(
            "SELECT %s FROM kept.outbox WHERE %s FOR UPDATE"
                .formatted(OutboxRows.DELIVERY, condition),
            (row, n) -> OutboxRows.delivery(row),
            value)
        .stream()
        .findFirst();
  }

  void expire(List<String> ids) {
    ids.forEach(id -> end(id, State.EXPIRED, null, null));
  }

  /**
   * @param ofAddress whether it speaks against the address
   */
  void bounce(String id, Cause cause, String fault, boolean ofAddress) {
    Delivery bounced = end(id, State.BOUNCED, cause, fault);
    if (ofAddress) {
      held.failed(bounced.recipient());
    }
  }

  private Delivery end(String id, State state, Cause cause, String fault) {
    Instant now = clock.instant();
    jdbc.update(
        """
        UPDATE kept.outbox
        SET state = ?, cause = ?, fault = ?, state_at = ?, due_at = NULL, trying_since = NULL, claimed_by = NULL
        WHERE message_id = ?
        """,
        state.word(),
        cause == null ? null : cause.word(),
        shortened(fault),
        utc(now),
        id);
    tailTables.deleteWaysIn(List.of(id));
    facts.note(List.of(id), now);
    Delivery ended = one("message_id = ?", id).orElseThrow();
    listeners.forEach(listener -> tell(listener, ended));
    return ended;
  }

  /** Whoever cannot be told does not keep a letter from its end, nor the others from going. */
  private void tell(DeliveryListener listener, Delivery ended) {
    Savepoint before = jdbc.execute((ConnectionCallback<Savepoint>) Connection::setSavepoint);
    try {
      listener.changed(ended);
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      jdbc.execute(
          (ConnectionCallback<Void>)
              connection -> {
                connection.rollback(before);
                return null;
              });
      LOG.error(
          "Nobody was told that a letter about the {} did not arrive, because of a fault in the hub: {}",
          ended.about(),
          e.getClass().getName());
    }
  }

  /** A server may say as much as it likes, and what it likes. */
  static String shortened(String fault) {
    return fault == null ? null : PlainText.shortened(fault, LONGEST_FAULT);
  }
}
