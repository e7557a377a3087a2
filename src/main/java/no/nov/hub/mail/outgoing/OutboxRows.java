package no.nov.hub.mail.outgoing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

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

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** As exactly as a database keeps it, so that it is found again. */
  static OffsetDateTime utc(Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
