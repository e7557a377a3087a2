package no.nov.hub.intake.submission;

import static no.nov.hub.platform.database.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.transport.LostRace;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What participants' calendar files have told. */
@Component
class ToldEventTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;

  ToldEventTables(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
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
    LostRace.again(
        () -> transactions.executeWithoutResult(status -> keepTogether(participant, events)));
  }

  private void keepTogether(String participant, Collection<ToldEvent> events) {
    upserts
        .into("kept.calendar_event", events)
        .key("participant", event -> participant)
        .key("event_id", ToldEvent::eventId)
        .set("uid_hash", ToldEvent::uid)
        .set("version", ToldEvent::version)
        .set("fingerprint", ToldEvent::fingerprint)
        .set("starts_at", ToldEvent::startsAt)
        .set("revision", event -> event.revision().sequence())
        .set("last_modified", event -> event.revision().modified())
        .set("stamped", event -> event.revision().stamped())
        .write();
  }
}
