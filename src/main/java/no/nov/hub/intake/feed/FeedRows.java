package no.nov.hub.intake.feed;

import static no.nov.hub.platform.database.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.platform.database.Upserts;

/** An event of a feed as a row. */
final class FeedRows {

  private FeedRows() {}

  static void save(Upserts upserts, Feed feed, List<KnownEvent> events) {
    upserts
        .into("kept.feed_event", events)
        .key("feed_id", event -> feed.id())
        .key("event_id", KnownEvent::eventId)
        .set("uid_hash", KnownEvent::uid)
        .set("version", KnownEvent::version)
        .set("fingerprint", KnownEvent::fingerprint)
        .set("sent", KnownEvent::sent)
        .set("cancelled", KnownEvent::cancelled)
        .set("refused", KnownEvent::refused)
        .set("title", KnownEvent::title)
        .set("starts_at", KnownEvent::startsAt)
        .set("missing_since", KnownEvent::missingSince)
        .set("seen_among", KnownEvent::seenAmong)
        .set("confirmed", KnownEvent::confirmed)
        .set("revision", of(Revision::sequence))
        .set("last_modified", of(Revision::modified))
        .set("stamped", of(Revision::stamped))
        .write();
  }

  private static Function<KnownEvent, Object> of(Function<Revision, Object> part) {
    return event -> event.revision() == null ? null : part.apply(event.revision());
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
}
