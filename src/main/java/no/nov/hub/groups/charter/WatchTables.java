package no.nov.hub.groups.charter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.RuleState;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has been told what of charters. */
@Component
public class WatchTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  WatchTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /**
   * @param token of the link to the page on which the leader completes it
   * @param leader address of whoever was asked
   * @param sentOn when the leader has sent it, or null
   */
  record Asked(
      String owner, String groupId, int year, String token, String leader, LocalDate sentOn) {

    String key() {
      return owner + "/" + groupId;
    }

    /** Until then it can be sent. */
    LocalDate lastDay() {
      return LocalDate.of(year, Month.DECEMBER, 31);
    }

    /** Addresses and tokens stay out of logs. */
    @Override
    public String toString() {
      return "Asked[%s, %d]".formatted(key(), year);
    }
  }

  void lookAgain(Collection<String> owners) {
    jdbc.batchUpdate(
        "UPDATE kept.charter_watch SET looked_on = NULL WHERE owner = ?",
        owners.stream().map(owner -> new Object[] {owner}).toList());
  }

  /**
   * Whether this instance is the one to look at the owner's charters now; it holds the claim until
   * the end of the transaction.
   */
  boolean claim(String owner, LocalDate today) {
    upserts.into("kept.charter_watch", owner).key("owner", each -> each).write();
    List<String> free =
        jdbc.queryForList(
            """
            SELECT owner FROM kept.charter_watch
            WHERE owner = ? AND (looked_on IS NULL OR looked_on < ?) FOR UPDATE SKIP LOCKED
            """,
            String.class,
            owner,
            today);
    return !free.isEmpty();
  }

  void looked(String owner, LocalDate today) {
    jdbc.update("UPDATE kept.charter_watch SET looked_on = ? WHERE owner = ?", today, owner);
  }

  /** The state that was told last, by group id and rule. */
  Map<String, Map<String, RuleState>> told(String owner) {
    Map<String, Map<String, RuleState>> told = new HashMap<>();
    jdbc.query(
        "SELECT group_id, rule, state FROM kept.charter_told WHERE owner = ?",
        row -> {
          told.computeIfAbsent(row.getString(1), group -> new HashMap<>())
              .put(row.getString(2), RuleState.valueOf(row.getString(3)));
        },
        owner);
    return told;
  }

  /** Puts what is so now in the place of all that was. */
  void saveTold(String owner, Map<String, Map<String, RuleState>> now, LocalDate today) {
    Map<String, Map<String, RuleState>> before = told(owner);
    List<Object[]> gone = new ArrayList<>();
    List<Object[]> come = new ArrayList<>();
    before.forEach(
        (group, rules) ->
            rules.forEach(
                (rule, state) -> {
                  if (now.getOrDefault(group, Map.of()).get(rule) != state) {
                    gone.add(new Object[] {owner, group, rule});
                  }
                }));
    now.forEach(
        (group, rules) ->
            rules.forEach(
                (rule, state) -> {
                  if (before.getOrDefault(group, Map.of()).get(rule) != state) {
                    come.add(new Object[] {owner, group, rule, state.name(), today});
                  }
                }));
    jdbc.batchUpdate(
        "DELETE FROM kept.charter_told WHERE owner = ? AND group_id = ? AND rule = ?", gone);
    jdbc.batchUpdate(
        "INSERT INTO kept.charter_told (owner, group_id, rule, state, told_on) VALUES (?, ?, ?, ?, ?)",
        come);
  }

  /** Until that day, the day itself included; by {@link Facts#seat}. */
  Map<String, List<LocalDate>> warnings(String owner, LocalDate until) {
    Map<String, List<LocalDate>> warnings = new HashMap<>();
    jdbc.query(
        "SELECT group_id, person, warned_on FROM kept.attendance_warning WHERE owner = ? AND warned_on <= ?",
        row -> {
          warnings
              .computeIfAbsent(
                  Facts.seat(owner + "/" + row.getString(1), row.getString(2)),
                  seat -> new ArrayList<>())
              .add(row.getObject(3, LocalDate.class));
        },
        owner,
        until);
    return warnings;
  }

  /**
   * @param warned group id and address of each
   */
  void saveWarnings(String owner, List<String[]> warned, LocalDate today) {
    jdbc.batchUpdate(
        "INSERT INTO kept.attendance_warning (owner, group_id, person, warned_on) VALUES (?, ?, ?, ?)",
        warned.stream().map(each -> new Object[] {owner, each[0], each[1], today}).toList());
  }

  List<Asked> asked(String owner, int year) {
    return jdbc.query(
        "SELECT * FROM kept.evaluation WHERE owner = ? AND for_year = ?",
        (row, n) -> asked(row),
        owner,
        year);
  }

  Optional<Asked> asked(String token) {
    return jdbc
        .query("SELECT * FROM kept.evaluation WHERE token = ?", (row, n) -> asked(row), token)
        .stream()
        .findFirst();
  }

  /** Of a group and a year, whoever is asked last takes the place of the one before. */
  void saveAsked(List<Asked> asked, LocalDate today) {
    upserts
        .into("kept.evaluation", asked)
        .key("owner", Asked::owner)
        .key("group_id", Asked::groupId)
        .key("for_year", Asked::year)
        .set("token", Asked::token)
        .set("leader", Asked::leader)
        .set("asked_on", each -> today)
        .write();
  }

  void sent(String token, LocalDate today) {
    jdbc.update("UPDATE kept.evaluation SET sent_on = ? WHERE token = ?", today, token);
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        row.getString("owner"),
        row.getString("group_id"),
        row.getInt("for_year"),
        row.getString("token"),
        row.getString("leader"),
        row.getObject("sent_on", LocalDate.class));
  }
}
