package no.nov.hub.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.Delivery.Cause;
import no.nov.hub.mail.Delivery.State;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Ends letters that will not arrive, and tells those who want to know; in the transaction of the
 * caller.
 */
@Component
class Fates {

  private static final int LONGEST_FAULT = 500;

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ObjectProvider<DeliveryListener> listeners;
  final HeldAddresses held;

  /**
   * @param listeners asked for when there is something to tell, since they send letters themselves
   */
  Fates(JdbcTemplate jdbc, Clock clock, ObjectProvider<DeliveryListener> listeners) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.listeners = listeners;
    this.held = new HeldAddresses(jdbc, clock);
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
        OutboxRows.utc(now),
        id);
    Delivery ended = one("message_id = ?", id).orElseThrow();
    listeners.forEach(listener -> listener.changed(ended));
    return ended;
  }

  /** A server may say as much as it likes. */
  static String shortened(String fault) {
    return fault == null || fault.length() <= LONGEST_FAULT
        ? fault
        : fault.substring(0, LONGEST_FAULT);
  }
}
