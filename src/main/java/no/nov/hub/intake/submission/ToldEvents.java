package no.nov.hub.intake.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import no.nov.hub.intake.file.Revision;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What participants' calendar files have told. */
@Component
class ToldEvents {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  ToldEvents(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  List<ToldEvent> of(String participant, Collection<String> uids) {
    return jdbc.query(
        """
        SELECT event_id, uid_hash, version, fingerprint, starts_at, revision, last_modified,
          stamped
        FROM kept.calendar_event WHERE participant = ? AND uid_hash = ANY(CAST(? AS VARCHAR(64) ARRAY))
        """,
        (row, n) -> event(row),
        participant,
        uids.toArray(String[]::new));
  }

  private static ToldEvent event(ResultSet row) throws SQLException {
    return new ToldEvent(
        row.getString("event_id"),
        row.getString("uid_hash"),
        row.getInt("version"),
        row.getString("fingerprint"),
        instant(row, "starts_at"),
        new Revision(
            row.getInt("revision"), instant(row, "last_modified"), instant(row, "stamped")));
  }

  void keep(String participant, Collection<ToldEvent> events) {
    List<Object[]> rows =
        events.stream()
            .map(
                event ->
                    new Object[] {
                      participant,
                      event.eventId(),
                      event.uid(),
                      event.version(),
                      event.fingerprint(),
                      utc(event.startsAt()),
                      event.revision().sequence(),
                      utc(event.revision().modified()),
                      utc(event.revision().stamped())
                    })
            .toList();
    LostRace.again(
        () -> transactions.executeWithoutResult(status -> jdbc.batchUpdate(MERGE, rows)));
  }

  private static final String MERGE =
      """
      MERGE INTO kept.calendar_event e
      USING (SELECT CAST(? AS VARCHAR(32)) AS participant, CAST(? AS VARCHAR(64)) AS event_id,
                    CAST(? AS VARCHAR(64)) AS uid_hash, CAST(? AS INTEGER) AS version,
                    CAST(? AS VARCHAR(64)) AS fingerprint, CAST(? AS TIMESTAMP WITH TIME ZONE) AS starts_at,
                    CAST(? AS INTEGER) AS revision, CAST(? AS TIMESTAMP WITH TIME ZONE) AS last_modified,
                    CAST(? AS TIMESTAMP WITH TIME ZONE) AS stamped) n
      ON e.participant = n.participant AND e.event_id = n.event_id
      WHEN MATCHED THEN UPDATE SET uid_hash = n.uid_hash, version = n.version, fingerprint = n.fingerprint,
        starts_at = n.starts_at, revision = n.revision, last_modified = n.last_modified,
        stamped = n.stamped
      WHEN NOT MATCHED THEN INSERT (participant, event_id, uid_hash, version, fingerprint, starts_at, revision,
        last_modified, stamped)
        VALUES (n.participant, n.event_id, n.uid_hash, n.version, n.fingerprint, n.starts_at, n.revision,
          n.last_modified, n.stamped)
      """;

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
