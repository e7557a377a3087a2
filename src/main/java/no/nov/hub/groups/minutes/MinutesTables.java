package no.nov.hub.groups.minutes;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.Minutes.MinutesState;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Minutes as they are kept, each version whole. */
@Component
class MinutesTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  MinutesTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /** To be looked at now; a version that is there is passed over, and earlier ones are replaced. */
  void add(Collection<Minutes> minutes) {
    upserts
        .into("kept.minutes", minutes)
        .key("about", Minutes::about)
        .key("version", Minutes::version)
        .once("owner", Minutes::owner)
        .once("data", Minutes::data)
        .once("receipt_id", Minutes::receiptId)
        .once("received_at", Minutes::receivedAt)
        .once("standing", each -> Minutes.MinutesState.RECEIVED.word())
        .once("due_at", Minutes::receivedAt)
        .write();
    jdbc.batchUpdate(
        "UPDATE kept.minutes SET standing = 'replaced', due_at = NULL WHERE about = ? AND version < ?",
        minutes.stream().map(m -> new Object[] {m.about(), m.version()}).toList());
  }

  /** Which version of which meeting is to be looked at. */
  record Due(String about, int version) {

    @Override
    public String toString() {
      return "version %d of the minutes of %s".formatted(version, about);
    }
  }

  List<Due> due(Instant now, int most) {
    return jdbc.query(
        "SELECT about, version FROM kept.minutes WHERE due_at <= ? ORDER BY due_at, about FETCH FIRST ? ROWS ONLY",
        (row, n) -> new Due(row.getString(1), row.getInt(2)),
        utc(now),
        most);
  }

  /** Empty if another instance has it, or it is not due any more. */
  Optional<Minutes> claim(Due due, Instant now) {
    return jdbc
        .query(
            "SELECT * FROM kept.minutes WHERE about = ? AND version = ? AND due_at <= ? FOR UPDATE SKIP LOCKED",
            (row, n) -> minutes(row),
            due.about(),
            due.version(),
            utc(now))
        .stream()
        .findFirst();
  }

  /**
   * What is finished meanwhile stays so.
   *
   * @param at null for never
   */
  void lookAgain(Due minutes, Instant at) {
    jdbc.update(
        "UPDATE kept.minutes SET due_at = ? WHERE about = ? AND version = ? AND due_at IS NOT NULL",
        utc(at),
        minutes.about(),
        minutes.version());
  }

  /**
   * To be looked at again, since its meeting was looked for in vain.
   *
   * @return false if that has been so for longer than the patience
   */
  boolean waitsForMeeting(Minutes minutes, Instant now, Duration patience, Instant again) {
    return jdbc.update(
            """
            UPDATE kept.minutes SET missing_since = COALESCE(missing_since, ?), due_at = ?
            WHERE about = ? AND version = ? AND (missing_since IS NULL OR missing_since > ?)
            """,
            utc(now),
            utc(again),
            minutes.about(),
            minutes.version(),
            utc(now.minus(patience)))
        > 0;
  }

  void unused(Minutes minutes) {
    update(minutes, "standing = 'unused', due_at = NULL");
  }

  void reading(Minutes minutes, Minutes.Reading reading, Instant due) {
    update(
        minutes,
        "standing = 'reading', reader = ?, reader_token = ?, reading_from = ?, due_at = ?",
        reading.reader(),
        reading.token(),
        utc(reading.from()),
        utc(due));
  }

  void returned(Minutes minutes, String remark) {
    update(minutes, "standing = 'returned', remark = ?, due_at = NULL", remark);
  }

  /** To be mailed now. */
  void released(Minutes minutes, String by, Instant at) {
    update(
        minutes,
        "standing = 'released', released_by = ?, released_at = ?, due_at = ?",
        by,
        utc(at),
        utc(at));
  }

  void mailed(Minutes minutes, Instant at, Instant deadline) {
    update(
        minutes,
        "standing = 'mailed', mailed_at = ?, deadline = ?, due_at = ?",
        utc(at),
        utc(deadline),
        utc(deadline));
  }

  void approved(Minutes minutes, Instant at, String how) {
    update(
        minutes,
        "standing = 'approved', approved_at = ?, approved_how = ?, due_at = NULL",
        utc(at),
        how);
  }

  private void update(Minutes minutes, String set, Object... values) {
    Object[] all = new Object[values.length + 2];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = minutes.about();
    all[values.length + 1] = minutes.version();
    jdbc.update("UPDATE kept.minutes SET " + set + " WHERE about = ? AND version = ?", all);
  }

  /** The newest version last. */
  List<Minutes> versions(String about) {
    return jdbc.query(
        "SELECT * FROM kept.minutes WHERE about = ? ORDER BY version",
        (row, n) -> minutes(row),
        about);
  }

  /** The newest version of each meeting, the latest first. */
  List<Minutes> newest(Collection<String> owners, int most) {
    return jdbc.query(
        """
        SELECT * FROM kept.minutes m
        WHERE owner = ANY(CAST(? AS VARCHAR(32) ARRAY))
          AND version = (SELECT MAX(version) FROM kept.minutes n WHERE n.about = m.about)
        ORDER BY received_at DESC, about FETCH FIRST ? ROWS ONLY
        """,
        (row, n) -> minutes(row),
        owners.toArray(String[]::new),
        most);
  }

  /** Locked until the end of the transaction, so that what is said at once is taken in turn. */
  Optional<Minutes> locked(String about, int version) {
    return jdbc
        .query(
            "SELECT * FROM kept.minutes WHERE about = ? AND version = ? FOR UPDATE",
            (row, n) -> minutes(row),
            about,
            version)
        .stream()
        .findFirst();
  }

  Optional<Minutes> find(String about, int version) {
    return jdbc
        .query(
            "SELECT * FROM kept.minutes WHERE about = ? AND version = ?",
            (row, n) -> minutes(row),
            about,
            version)
        .stream()
        .findFirst();
  }

  Optional<Minutes> byReader(String token) {
    return jdbc
        .query("SELECT * FROM kept.minutes WHERE reader_token = ?", (row, n) -> minutes(row), token)
        .stream()
        .findFirst();
  }

  private static Minutes minutes(ResultSet row) throws SQLException {
    return new Minutes(
        row.getString("about"),
        row.getInt("version"),
        row.getString("owner"),
        json(row, "data"),
        uuid(row, "receipt_id"),
        instant(row, "received_at"),
        MinutesState.of(row.getString("standing")),
        new Minutes.Reading(
            row.getString("reader"),
            row.getString("reader_token"),
            instant(row, "reading_from"),
            row.getString("remark")),
        new Minutes.Mailing(
            instant(row, "released_at"),
            row.getString("released_by"),
            instant(row, "mailed_at"),
            instant(row, "deadline")),
        new Minutes.Approval(instant(row, "approved_at"), row.getString("approved_how")));
  }
}
