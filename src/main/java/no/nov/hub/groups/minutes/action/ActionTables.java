package no.nov.hub.groups.minutes.action;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.language.Language;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Actions as they are kept. */
@Component
public class ActionTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  ActionTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /** In the order of their numbers. */
  public List<Action> of(String about) {
    return jdbc.query(
        "SELECT * FROM kept.action WHERE about = ? ORDER BY number",
        (row, n) -> action(row),
        about);
  }

  /** As {@link #of}, locked until the end of the transaction. */
  List<Action> ofLocked(String about) {
    return jdbc.query(
        "SELECT * FROM kept.action WHERE about = ? ORDER BY number FOR UPDATE",
        (row, n) -> action(row),
        about);
  }

  /** By due date, those without one last. */
  List<Action> ofOwners(Collection<String> owners, boolean openOnly) {
    return jdbc.query(
        """
        SELECT * FROM kept.action
        WHERE owner = ANY(CAST(? AS VARCHAR(32) ARRAY)) AND (standing = 'open' OR (? AND standing = 'done'))
        ORDER BY due NULLS LAST, about, number
        """,
        (row, n) -> action(row),
        owners.toArray(String[]::new),
        !openOnly);
  }

  /** As {@link #ofOwners}, of meetings of any of these groups. */
  public List<Action> ofGroups(Collection<String> groupKeys, boolean openOnly) {
    return jdbc.query(
        """
        SELECT * FROM kept.action
        WHERE (standing = 'open' OR (? AND standing = 'done')) AND about IN
          (SELECT about FROM kept.meeting_group WHERE group_key = ANY(CAST(? AS VARCHAR(100) ARRAY)))
        ORDER BY due NULLS LAST, about, number
        """,
        (row, n) -> action(row),
        !openOnly,
        groupKeys.toArray(String[]::new));
  }

  /** Open ones of meetings that were of these groups and no others. */
  List<Action> ofJust(Collection<String> groupKeys) {
    String[] keys = Set.copyOf(groupKeys).toArray(String[]::new);
    return jdbc.query(
        """
        SELECT * FROM kept.action
        WHERE standing = 'open' AND about IN
          (SELECT g.about FROM kept.meeting_group g JOIN kept.meeting_group other ON other.about = g.about
           WHERE g.group_key = ANY(CAST(? AS VARCHAR(100) ARRAY))
           GROUP BY g.about
           HAVING COUNT(DISTINCT g.group_key) = ? AND COUNT(DISTINCT other.group_key) = ?)
        ORDER BY due NULLS LAST, about, number
        """,
        (row, n) -> action(row),
        keys,
        keys.length,
        keys.length);
  }

  Optional<Action> byToken(String token) {
    return jdbc
        .query("SELECT * FROM kept.action WHERE token = ?", (row, n) -> action(row), token)
        .stream()
        .findFirst();
  }

  /** Locked until the end of the transaction. */
  Optional<Action> locked(String about, int number) {
    return jdbc
        .query(
            "SELECT * FROM kept.action WHERE about = ? AND number = ? FOR UPDATE",
            (row, n) -> action(row),
            about,
            number)
        .stream()
        .findFirst();
  }

  /** Which action of which meeting is to be looked at. */
  public record Due(String about, int number) {

    @Override
    public String toString() {
      return "action %d of %s".formatted(number, about);
    }
  }

  public List<Due> due(Instant now, int most) {
    return jdbc.query(
        "SELECT about, number FROM kept.action WHERE due_at <= ? ORDER BY due_at, about, number FETCH FIRST ? ROWS ONLY",
        (row, n) -> new Due(row.getString(1), row.getInt(2)),
        utc(now),
        most);
  }

  /** Empty if another instance has it, or it is not due any more. */
  public Optional<Action> claim(Due due, Instant now) {
    return jdbc
        .query(
            "SELECT * FROM kept.action WHERE about = ? AND number = ? AND due_at <= ? FOR UPDATE SKIP LOCKED",
            (row, n) -> action(row),
            due.about(),
            due.number(),
            utc(now))
        .stream()
        .findFirst();
  }

  /** What is finished meanwhile stays so. */
  public void lookAgain(Due action, Instant at) {
    jdbc.update(
        "UPDATE kept.action SET due_at = ? WHERE about = ? AND number = ? AND due_at IS NOT NULL",
        utc(at),
        action.about(),
        action.number());
  }

  /**
   * @param next when it is to be looked at, or null for never
   */
  record Looked(Action action, Instant next) {}

  void save(Collection<Looked> actions) {
    upserts
        .into("kept.action", actions)
        .key("about", each -> each.action().about())
        .key("number", each -> each.action().number())
        .once("owner", each -> each.action().owner())
        .set("words", each -> each.action().words())
        .set("responsible", each -> each.action().responsible().name())
        .set("address", each -> each.action().responsible().address())
        .set("language", each -> each.action().responsible().language().code())
        .set("due", each -> each.action().due())
        .set("standing", each -> each.action().state().word())
        .set("outcome", each -> each.action().outcome().words())
        .set("outcome_at", each -> each.action().outcome().at())
        .set("outcome_by", each -> each.action().outcome().by())
        .once("token", each -> each.action().token())
        .set("reminders", each -> each.action().reminders())
        .set("due_at", Looked::next)
        .write();
  }

  private static Action action(ResultSet row) throws SQLException {
    return new Action(
        row.getString("about"),
        row.getInt("number"),
        row.getString("owner"),
        row.getString("words"),
        new Recipient(
            row.getString("address"),
            row.getString("responsible"),
            Language.of(row.getString("language"))),
        row.getObject("due", LocalDate.class),
        Action.ActionState.of(row.getString("standing")),
        new Action.Outcome(
            row.getString("outcome"), instant(row, "outcome_at"), row.getString("outcome_by")),
        row.getString("token"),
        row.getInt("reminders"));
  }
}
