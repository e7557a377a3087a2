package no.nov.hub.intake.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import no.nov.hub.intake.file.Revision;

/** An event of a feed as a row. */
final class FeedRows {

  static final String MERGE =
      """
      MERGE INTO kept.feed_event e
      USING (SELECT CAST(? AS VARCHAR(32)) AS feed_id, CAST(? AS VARCHAR(64)) AS event_id,
                    CAST(? AS VARCHAR(64)) AS uid_hash, CAST(? AS INTEGER) AS version,
                    CAST(? AS VARCHAR(64)) AS fingerprint, CAST(? AS BOOLEAN) AS sent,
                    CAST(? AS BOOLEAN) AS cancelled, CAST(? AS VARCHAR(64)) AS refused,
                    CAST(? AS VARCHAR) AS title, CAST(? AS TIMESTAMP WITH TIME ZONE) AS starts_at,
                    CAST(? AS TIMESTAMP WITH TIME ZONE) AS missing_since, CAST(? AS INTEGER) AS seen_among,
                    CAST(? AS BOOLEAN) AS confirmed, CAST(? AS INTEGER) AS revision,
                    CAST(? AS TIMESTAMP WITH TIME ZONE) AS last_modified,
                    CAST(? AS TIMESTAMP WITH TIME ZONE) AS stamped) n
      ON e.feed_id = n.feed_id AND e.event_id = n.event_id
      WHEN MATCHED THEN UPDATE SET uid_hash = n.uid_hash, version = n.version, fingerprint = n.fingerprint,
        sent = n.sent, cancelled = n.cancelled, refused = n.refused, title = n.title, starts_at = n.starts_at,
        missing_since = n.missing_since, seen_among = n.seen_among, confirmed = n.confirmed,
        revision = n.revision, last_modified = n.last_modified, stamped = n.stamped
      WHEN NOT MATCHED THEN INSERT (feed_id, event_id, uid_hash, version, fingerprint, sent, cancelled, refused,
        title, starts_at, missing_since, seen_among, confirmed, revision, last_modified, stamped)
        VALUES (n.feed_id, n.event_id, n.uid_hash, n.version, n.fingerprint, n.sent, n.cancelled, n.refused,
          n.title, n.starts_at, n.missing_since, n.seen_among, n.confirmed, n.revision, n.last_modified, n.stamped)
      """;

  private FeedRows() {}

  static Object[] values(Feed feed, KnownEvent event) {
    Optional<Revision> revision = Optional.ofNullable(event.revision());
    return new Object[] {
      feed.id(),
      event.eventId(),
      event.uid(),
      event.version(),
      event.fingerprint(),
      event.sent(),
      event.cancelled(),
      event.refused(),
      event.title(),
      utc(event.startsAt()),
      utc(event.missingSince()),
      event.seenAmong(),
      event.confirmed(),
      revision.map(Revision::sequence).orElse(null),
      utc(revision.map(Revision::modified).orElse(null)),
      utc(revision.map(Revision::stamped).orElse(null))
    };
  }

  static KnownEvent event(ResultSet row) throws SQLException {
    return new KnownEvent(
        row.getString("event_id"),
        row.getString("uid_hash"),
        row.getInt("version"),
        row.getString("fingerprint"),
        row.getBoolean("sent"),
        row.getBoolean("cancelled"),
        row.getString("refused"),
        row.getString("title"),
        instant(row, "starts_at"),
        instant(row, "missing_since"),
        row.getInt("seen_among"),
        row.getBoolean("confirmed"),
        revision(row));
  }

  /** Null for what was noted before revisions were. */
  private static Revision revision(ResultSet row) throws SQLException {
    int sequence = row.getInt("revision");
    return row.wasNull()
        ? null
        : new Revision(sequence, instant(row, "last_modified"), instant(row, "stamped"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
