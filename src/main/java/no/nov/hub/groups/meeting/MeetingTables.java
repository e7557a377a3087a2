package no.nov.hub.groups.meeting;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.shared.event.EventTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Meetings as they are kept. */
@Component
class MeetingTables {

  private static final String SELECT =
      """
      SELECT about, owner, status, data, reason, changed, uid, token, sequence,
             raised_sequence, timed_sequence, changed_at, receipt_id
      FROM kept.meeting\s""";

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  MeetingTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  Map<String, Meeting> find(Collection<String> abouts) {
    return find(abouts, "");
  }

  /** Locked until the end of the transaction, so that no change is lost between two that write. */
  Map<String, Meeting> locked(Collection<String> abouts) {
    return find(abouts, " ORDER BY about FOR UPDATE");
  }

  Optional<Meeting> locked(String about) {
    return Optional.ofNullable(locked(Set.of(about)).get(about));
  }

  private Map<String, Meeting> find(Collection<String> abouts, String lock) {
    Map<String, Meeting> found = new HashMap<>();
    if (!abouts.isEmpty()) {
      jdbc.query(
              SELECT + "WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY))" + lock,
              (row, n) -> meeting(row),
              (Object) abouts.toArray(String[]::new))
          .forEach(meeting -> found.put(meeting.about(), meeting));
    }
    return found;
  }

  Optional<Meeting> find(String about) {
    return Optional.ofNullable(find(Set.of(about)).get(about));
  }

  Optional<Meeting> byToken(String token) {
    return jdbc.query(SELECT + "WHERE token = ?", (row, n) -> meeting(row), token).stream()
        .findFirst();
  }

  /** Those of an owner that have not ended, and those without a time; by start. */
  List<Meeting> ofOwner(String owner, Instant now, int most) {
    return jdbc.query(
        SELECT
            + """
            WHERE owner = ? AND (starts_at IS NULL OR ends_at > ?)
            ORDER BY starts_at, about FETCH FIRST ? ROWS ONLY
            """,
        (row, n) -> meeting(row),
        owner,
        utc(now),
        most);
  }

  /**
   * Those that start from, inclusive, until, exclusive, by start.
   *
   * @param kind {@code meeting} or {@code event}
   */
  List<Meeting> between(String kind, Collection<String> owners, Instant from, Instant until) {
    return jdbc.query(
        SELECT
            + """
            WHERE owner = ANY(CAST(? AS VARCHAR(32) ARRAY)) AND starts_at >= ? AND starts_at < ?
              AND about LIKE ? ORDER BY starts_at, about
            """,
        (row, n) -> meeting(row),
        owners.toArray(String[]::new),
        utc(from),
        utc(until),
        kind + " %");
  }

  /** Meetings of the group that start from, inclusive, until, exclusive, by start; no events. */
  List<Meeting> ofGroup(String groupKey, Instant from, Instant until) {
    return jdbc.query(
        SELECT
            + """
            WHERE about IN (SELECT about FROM kept.meeting_group WHERE group_key = ?)
              AND starts_at >= ? AND starts_at < ? AND about LIKE 'meeting %' ORDER BY starts_at, about
            """,
        (row, n) -> meeting(row),
        groupKey,
        utc(from),
        utc(until));
  }

  /** Those of everybody that have not ended, and those without a time; called off or not. */
  void eachAhead(Instant now, Consumer<Meeting> seen) {
    jdbc.query(
        SELECT + "WHERE ends_at > ? OR ends_at IS NULL",
        row -> {
          seen.accept(meeting(row));
        },
        utc(now));
  }

  /** Those whose time to be looked at has come; no other instance gets them until the end. */
  List<Meeting> claimDue(Instant now, int most) {
    return jdbc.query(
        SELECT
            + """
            WHERE due_at <= ? ORDER BY due_at FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED
            """,
        (row, n) -> meeting(row),
        utc(now),
        most);
  }

  boolean anyDue(Instant now) {
    return !due(now, 1).isEmpty();
  }

  List<String> due(Instant now, int most) {
    return jdbc.queryForList(
        "SELECT about FROM kept.meeting WHERE due_at <= ? ORDER BY due_at FETCH FIRST ? ROWS ONLY",
        String.class,
        utc(now),
        most);
  }

  /** Empty if another instance has it. */
  List<Meeting> claim(String about) {
    return jdbc.query(
        SELECT + "WHERE about = ? FOR UPDATE SKIP LOCKED", (row, n) -> meeting(row), about);
  }

  void stumbled(String about, Instant due) {
    jdbc.update(
        "UPDATE kept.meeting SET obstacle = ?, due_at = ? WHERE about = ?",
        Obstacle.TECHNICAL.word(),
        utc(due),
        about);
  }

  /** To be looked at now. */
  void save(Collection<Meeting> meetings, Instant now) {
    upserts
        .into("kept.meeting", meetings)
        .key("about", Meeting::about)
        .once("owner", Meeting::owner)
        .set("status", meeting -> meeting.status().word())
        .set("data", Meeting::data)
        .set("reason", Meeting::reason)
        .set("changed", meeting -> String.join(" ", meeting.changed()))
        .set("starts_at", meeting -> meeting.time().map(EventTime::startsAt).orElse(null))
        .set("ends_at", meeting -> meeting.time().map(EventTime::endsAt).orElse(null))
        .once("uid", Meeting::uid)
        .once("token", Meeting::token)
        .set("sequence", Meeting::sequence)
        .set("raised_sequence", Meeting::raisedSequence)
        .set("timed_sequence", Meeting::timedSequence)
        .set("changed_at", Meeting::changedAt)
        .set("receipt_id", Meeting::receiptId)
        .set("due_at", meeting -> now)
        .write();
    saveGroups(meetings);
  }

  private void saveGroups(Collection<Meeting> meetings) {
    jdbc.update(
        "DELETE FROM kept.meeting_group WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY))",
        (Object) meetings.stream().map(Meeting::about).toArray(String[]::new));
    List<Object[]> rows = new ArrayList<>();
    for (Meeting meeting : meetings) {
      meeting.groupKeys().stream()
          .distinct()
          .forEach(group -> rows.add(new Object[] {group, meeting.about()}));
    }
    jdbc.batchUpdate("INSERT INTO kept.meeting_group (group_key, about) VALUES (?, ?)", rows);
  }

  /**
   * The meetings of these groups are to be looked at now; those that are over have no such time.
   */
  void groupsChanged(Set<String> groups, Instant now) {
    jdbc.update(
        """
        UPDATE kept.meeting SET due_at = ? WHERE due_at IS NOT NULL AND about IN
          (SELECT about FROM kept.meeting_group WHERE group_key = ANY(CAST(? AS VARCHAR(100) ARRAY)))
        """,
        utc(now),
        groups.toArray(String[]::new));
  }

  /** What the owner's meetings may have waited for. */
  void attachmentCame(String owner, Instant now) {
    jdbc.update(
        "UPDATE kept.meeting SET due_at = ? WHERE owner = ? AND obstacle = ? AND due_at IS NOT NULL",
        utc(now),
        owner,
        Obstacle.NO_ATTACHMENT.word());
  }

  void lookAt(String about, Instant now) {
    jdbc.update("UPDATE kept.meeting SET due_at = ? WHERE about = ?", utc(now), about);
  }

  /**
   * @param told whether what has changed has been told
   * @param obstacle why nobody is mailed, or null
   * @param due when it is to be looked at again, or null for never
   */
  record Looked(Meeting meeting, boolean told, Obstacle obstacle, Instant due) {}

  void looked(List<Looked> meetings) {
    jdbc.batchUpdate(
        "UPDATE kept.meeting SET sequence = ?, changed = ?, obstacle = ?, due_at = ? WHERE about = ?",
        meetings.stream()
            .map(
                each ->
                    new Object[] {
                      each.meeting().sequence(),
                      each.told() ? "" : String.join(" ", each.meeting().changed()),
                      each.obstacle() == null ? null : each.obstacle().word(),
                      each.due() == null ? null : utc(each.due()),
                      each.meeting().about()
                    })
            .toList());
  }

  Map<String, Obstacle> obstacles(Collection<String> abouts) {
    Map<String, Obstacle> found = new HashMap<>();
    jdbc.query(
        """
        SELECT about, obstacle FROM kept.meeting
        WHERE obstacle IS NOT NULL AND about = ANY(CAST(? AS VARCHAR(110) ARRAY))
        """,
        row -> {
          found.put(row.getString(1), Obstacle.of(row.getString(2)));
        },
        (Object) abouts.toArray(String[]::new));
    return found;
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    String changed = row.getString("changed");
    return new Meeting(
        row.getString("about"),
        row.getString("owner"),
        Meeting.Status.of(row.getString("status")),
        json(row, "data"),
        row.getString("reason"),
        changed.isEmpty() ? Set.of() : new TreeSet<>(List.of(changed.split(" "))),
        row.getString("uid"),
        row.getString("token"),
        row.getInt("sequence"),
        row.getInt("raised_sequence"),
        row.getInt("timed_sequence"),
        instant(row, "changed_at"),
        uuid(row, "receipt_id"));
  }
}
