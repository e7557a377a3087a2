package no.nov.hub.groups.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import no.nov.hub.platform.message.Json;
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

  MeetingTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
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
    jdbc.batchUpdate(
        """
        MERGE INTO kept.meeting m
        USING (SELECT CAST(? AS VARCHAR(110)) AS about, CAST(? AS VARCHAR(32)) AS owner,
                      CAST(? AS VARCHAR(9)) AS status, CAST(? AS VARCHAR) AS data,
                      CAST(? AS VARCHAR(1000)) AS reason, CAST(? AS VARCHAR(200)) AS changed,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS starts_at,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS ends_at,
                      CAST(? AS VARCHAR(300)) AS uid, CAST(? AS VARCHAR(40)) AS token,
                      CAST(? AS INTEGER) AS sequence, CAST(? AS INTEGER) AS raised_sequence,
                      CAST(? AS INTEGER) AS timed_sequence,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS changed_at,
                      CAST(? AS UUID) AS receipt_id,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS due_at) n
        ON m.about = n.about
        WHEN MATCHED THEN UPDATE SET status = n.status, data = n.data, reason = n.reason,
          changed = n.changed, starts_at = n.starts_at, ends_at = n.ends_at,
          sequence = n.sequence, raised_sequence = n.raised_sequence,
          timed_sequence = n.timed_sequence, changed_at = n.changed_at,
          receipt_id = n.receipt_id, due_at = n.due_at
        WHEN NOT MATCHED THEN INSERT (about, owner, status, data, reason, changed, starts_at,
          ends_at, uid, token, sequence, raised_sequence, timed_sequence, changed_at, receipt_id,
          due_at)
          VALUES (n.about, n.owner, n.status, n.data, n.reason, n.changed, n.starts_at, n.ends_at,
          n.uid, n.token, n.sequence, n.raised_sequence, n.timed_sequence, n.changed_at, n.receipt_id,
          n.due_at)
        """,
        meetings.stream().map(meeting -> values(meeting, now)).toList());
    saveGroups(meetings);
  }

  private static Object[] values(Meeting m, Instant now) {
    return new Object[] {
      m.about(),
      m.owner(),
      m.status().word(),
      Json.MAPPER.writeValueAsString(m.data()),
      m.reason(),
      String.join(" ", m.changed()),
      m.time().map(time -> utc(time.startsAt())).orElse(null),
      m.time().map(time -> utc(time.endsAt())).orElse(null),
      m.uid(),
      m.token(),
      m.sequence(),
      m.raisedSequence(),
      m.timedSequence(),
      utc(m.changedAt()),
      m.receiptId(),
      utc(now)
    };
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
        Json.MAPPER.readTree(row.getString("data")),
        row.getString("reason"),
        changed.isEmpty() ? Set.of() : new TreeSet<>(List.of(changed.split(" "))),
        row.getString("uid"),
        row.getString("token"),
        row.getInt("sequence"),
        row.getInt("raised_sequence"),
        row.getInt("timed_sequence"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("receipt_id", UUID.class));
  }

  static OffsetDateTime utc(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
