package no.nov.hub.platform.audit;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which entries are asked for; null asks for all.
 *
 * @param until not with it
 */
public record AuditFilter(Instant from, Instant until, String who, String action, String forWhom) {

  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

  /** A condition of SQL, with its value. */
  record Condition(String sql, Object value) {}

  List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    add(conditions, "at >= ?", utc(from));
    add(conditions, "at < ?", utc(until));
    add(conditions, "who = ?", who);
    add(conditions, "action = ?", action);
    add(conditions, "for_whom = ?", forWhom);
    return conditions;
  }

  private static void add(List<Condition> conditions, String sql, Object value) {
    if (value != null) {
      conditions.add(new Condition(sql, value));
    }
  }
}
