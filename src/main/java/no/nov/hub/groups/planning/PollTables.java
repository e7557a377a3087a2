package no.nov.hub.groups.planning;

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
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Polls as they are kept. */
@Component
class PollTables {

  private static final String SELECT =
      "SELECT about, owner, data, receipt_id, proposed_at, closed, picked, told FROM kept.poll ";

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  PollTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  Optional<Poll> find(String about) {
    return jdbc.query(SELECT + "WHERE about = ?", (row, n) -> poll(row), about).stream()
        .findFirst();
  }

  /** Locked until the end of the transaction, so that no change is lost between two that write. */
  Map<String, Poll> locked(Collection<String> abouts) {
    Map<String, Poll> found = new HashMap<>();
    jdbc.query(
            SELECT + "WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY)) ORDER BY about FOR UPDATE",
            (row, n) -> poll(row),
            (Object) abouts.toArray(String[]::new))
        .forEach(poll -> found.put(poll.about(), poll));
    return found;
  }

  Optional<Poll> locked(String about) {
    return Optional.ofNullable(locked(Set.of(about)).get(about));
  }

  List<Poll> open(Collection<String> owners) {
    return jdbc.query(
        SELECT
            + "WHERE owner = ANY(CAST(? AS VARCHAR(32) ARRAY)) AND closed IS NULL ORDER BY about",
        (row, n) -> poll(row),
        (Object) owners.toArray(String[]::new));
  }

  boolean anyDue(Instant now) {
    return !due(now, 1).isEmpty();
  }

  List<String> due(Instant now, int most) {
    return jdbc.queryForList(
        "SELECT about FROM kept.poll WHERE due_at <= ? ORDER BY due_at FETCH FIRST ? ROWS ONLY",
        String.class,
        utc(now),
        most);
  }

  /** Those whose time to be looked at has come; no other instance gets them until the end. */
  List<Poll> claimDue(Instant now, int most) {
    return jdbc.query(
        SELECT + "WHERE due_at <= ? ORDER BY due_at FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED",
        (row, n) -> poll(row),
        utc(now),
        most);
  }

  /** Empty if another instance has it. */
  List<Poll> claim(String about) {
    return jdbc.query(
        SELECT + "WHERE about = ? FOR UPDATE SKIP LOCKED", (row, n) -> poll(row), about);
  }

  /** To be looked at now. */
  void save(Collection<Poll> polls, Instant now) {
    upserts
        .into("kept.poll", polls)
        .key("about", Poll::about)
        .once("owner", Poll::owner)
        .set("data", Poll::data)
        .set("receipt_id", Poll::receiptId)
        .set("proposed_at", Poll::proposedAt)
        .set("closed", poll -> poll.closed() == null ? null : poll.closed().word())
        .set("picked", Poll::picked)
        .set("told", Poll::told)
        .set("due_at", poll -> now)
        .write();
    saveGroups(polls);
  }

  private void saveGroups(Collection<Poll> polls) {
    jdbc.update(
        "DELETE FROM kept.poll_group WHERE about = ANY(CAST(? AS VARCHAR(110) ARRAY))",
        (Object) polls.stream().map(Poll::about).toArray(String[]::new));
    List<Object[]> rows = new ArrayList<>();
    for (Poll poll : polls) {
      poll.groupKeys().forEach(group -> rows.add(new Object[] {group, poll.about()}));
    }
    jdbc.batchUpdate("INSERT INTO kept.poll_group (group_key, about) VALUES (?, ?)", rows);
  }

  void pick(String about, String start) {
    jdbc.update(
        "UPDATE kept.poll SET closed = ?, picked = ?, due_at = NULL WHERE about = ?",
        Poll.Closing.PICKED.word(),
        start,
        about);
  }

  /** The polls of these groups are to be looked at now; those that are over have no such time. */
  void groupsChanged(Set<String> groups, Instant now) {
    jdbc.update(
        """
        UPDATE kept.poll SET due_at = ? WHERE due_at IS NOT NULL AND about IN
          (SELECT about FROM kept.poll_group WHERE group_key = ANY(CAST(? AS VARCHAR(100) ARRAY)))
        """,
        utc(now),
        groups.toArray(String[]::new));
  }

  /**
   * @param seals of what the contact of each has been told
   */
  void told(Map<String, String> seals) {
    jdbc.batchUpdate(
        "UPDATE kept.poll SET told = ? WHERE about = ?",
        seals.entrySet().stream()
            .map(each -> new Object[] {each.getValue(), each.getKey()})
            .toList());
  }

  void lookAt(String about, Instant when) {
    looked(Map.of(about, Optional.of(when)));
  }

  /**
   * @param next when each is to be looked at again, or empty for never
   */
  void looked(Map<String, Optional<Instant>> next) {
    jdbc.batchUpdate(
        "UPDATE kept.poll SET due_at = ? WHERE about = ?",
        next.entrySet().stream()
            .map(each -> new Object[] {utc(each.getValue().orElse(null)), each.getKey()})
            .toList());
  }

  private static Poll poll(ResultSet row) throws SQLException {
    return new Poll(
        row.getString("about"),
        row.getString("owner"),
        json(row, "data"),
        uuid(row, "receipt_id"),
        instant(row, "proposed_at"),
        Poll.Closing.of(row.getString("closed")),
        row.getString("picked"),
        row.getString("told"));
  }
}
