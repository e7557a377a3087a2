package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How letters stand in {@code kept.outbox}. */
final class OutboxRows {

  static final String DELIVERY =
      "message_id, kind, owner, about, recipient, state, cause, fault, attempts, state_at, handed_over_at";

  private OutboxRows() {}

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString("message_id"),
        Letter.Kind.valueOf(row.getString("kind")),
        row.getString("owner"),
        row.getString("about"),
        row.getString("recipient"),
        Delivery.State.of(row.getString("state")),
        Delivery.Cause.of(row.getString("cause")),
        row.getString("fault"),
        row.getInt("attempts"),
        instant(row, "state_at"),
        instant(row, "handed_over_at"));
  }
}
