package no.nov.hub.groups.minutes;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.groups.minutes.action.Action;
import no.nov.hub.groups.minutes.action.ActionTables;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a group has decided and has left to do, by minutes that have gone out. */
@Component
public class DecisionsAndActions {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private final JdbcTemplate jdbc;
  private final ActionTables actions;

  DecisionsAndActions(JdbcTemplate jdbc, ActionTables actions) {
    this.jdbc = jdbc;
    this.actions = actions;
  }

  /**
   * In the order of the meetings.
   *
   * @param groupKey {@code drammen/energi}
   * @param until the last day of meetings, inclusive
   */
  public List<String> decisions(String groupKey, LocalDate from, LocalDate until) {
    return jdbc
        .queryForList(
            """
            SELECT n.data FROM kept.minutes n
            JOIN kept.meeting m ON m.about = n.about
            JOIN kept.meeting_group g ON g.about = n.about
            WHERE g.group_key = ? AND m.starts_at >= ? AND m.starts_at < ?
              AND n.standing IN ('mailed', 'approved')
            ORDER BY m.starts_at, n.about
            """,
            String.class,
            groupKey,
            utc(startOf(from)),
            utc(startOf(until.plusDays(1))))
        .stream()
        .map(Json.MAPPER::readTree)
        .flatMap(data -> data.path("items").valueStream())
        .filter(item -> item.has("decision"))
        .map(DecisionsAndActions::sentence)
        .toList();
  }

  public List<String> openActions(String groupKey) {
    return actions.ofGroups(List.of(groupKey), true).stream().map(Action::words).toList();
  }

  private static String sentence(JsonNode item) {
    String decision = item.get("decision").asString();
    return item.has("heading") ? item.get("heading").asString() + ": " + decision : decision;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(OSLO).toInstant();
  }
}
