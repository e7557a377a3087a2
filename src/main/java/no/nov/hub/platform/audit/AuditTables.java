package no.nov.hub.platform.audit;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.nov.hub.platform.audit.AuditFilter.Condition;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries are added and read; nothing here changes or deletes one. */
class AuditTables {

  private static final String ENTRY =
      """
      SELECT audit_id, number, at, who, for_whom, action, subject, origin, way, previous_hash, hash
      FROM kept.audit
      """;

  private final JdbcTemplate jdbc;

  AuditTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Nobody else gets it before the transaction ends. */
  Head lockHead() {
    return jdbc.queryForObject(
        "SELECT number, hash FROM kept.audit_head WHERE head_id = 1 FOR UPDATE",
        (row, n) -> head(row));
  }

  Head head() {
    return jdbc.queryForObject(
        "SELECT number, hash FROM kept.audit_head WHERE head_id = 1", (row, n) -> head(row));
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(row.getLong(1), row.getString(2));
  }

  /**
   * @param head what comes after is chained to it
   */
  void add(List<AuditEntry> entries, Head head) {
    jdbc.batchUpdate(
        """
        INSERT INTO kept.audit (number, at, who, for_whom, action, subject, origin, way, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries.stream().map(AuditTables::values).toList());
    jdbc.update(
        "UPDATE kept.audit_head SET number = ?, hash = ? WHERE head_id = 1",
        head.number(),
        head.hash());
  }

  private static Object[] values(AuditEntry entry) {
    return new Object[] {
      entry.number(),
      utc(entry.at()),
      entry.who(),
      entry.forWhom(),
      entry.action(),
      entry.subject(),
      entry.origin(),
      entry.way(),
      entry.previousHash(),
      entry.hash()
    };
  }

  /** The oldest first. */
  List<AuditEntry> after(long id, int count) {
    return jdbc.query(
        ENTRY + "WHERE audit_id > ? ORDER BY audit_id LIMIT ?", (row, n) -> entry(row), id, count);
  }

  /** The newest first. */
  List<AuditEntry> before(long id, AuditFilter filter, int count) {
    List<Condition> conditions = filter.conditions();
    List<Object> values = new ArrayList<>(conditions.stream().map(Condition::value).toList());
    values.add(id);
    values.add(count);
    String where = conditions.stream().map(c -> c.sql() + " AND ").collect(Collectors.joining());
    return jdbc.query(
        ENTRY + "WHERE " + where + "audit_id < ? ORDER BY audit_id DESC LIMIT ?",
        (row, n) -> entry(row),
        values.toArray());
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("audit_id"),
        row.getObject("number", Long.class),
        instant(row, "at"),
        row.getString("who"),
        row.getString("for_whom"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("origin"),
        row.getString("way"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
