package no.nov.hub.shared.position;

import static no.nov.hub.platform.database.Rows.utc;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the tables of positions: one statement a table for a whole batch. */
@Component
class PositionTables {

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  PositionTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  /**
   * @param versions the last version number of each position on these issues
   */
  record Known(Set<String> issues, Map<PositionKey, Integer> versions) {}

  Known known(Set<String> issues) {
    Known known = new Known(new HashSet<>(), new HashMap<>());
    JdbcClient.create(jdbc)
        .sql(
            """
            SELECT i.issue_id, c.association, c.version
            FROM projection.issue i
            LEFT JOIN projection.position_current c ON c.issue_id = i.issue_id
            WHERE i.issue_id IN (:issues)
            """)
        .param("issues", issues)
        .query(
            row -> {
              known.issues().add(row.getString(1));
              if (row.getString(2) != null) {
                known
                    .versions()
                    .put(new PositionKey(row.getString(1), row.getString(2)), row.getInt(3));
              }
            });
    return known;
  }

  void addIssues(Collection<NewIssue> issues) {
    jdbc.batchUpdate(
        "INSERT INTO projection.issue (issue_id, title, first_at) VALUES (?, ?, ?)",
        issues.stream()
            .map(issue -> new Object[] {issue.id(), issue.title(), utc(issue.firstAt())})
            .toList());
  }

  void addVersions(List<PositionVersion> versions) {
    jdbc.batchUpdate(
        """
        INSERT INTO projection.position_version (issue_id, association, version, withdrawn, stance,
          supports, effective_on, ends_on, valid_until, deadline, theme, issue_level, data,
          message_id, admitted_at, long_hearing)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        versions.stream().map(PositionTables::row).toList());
  }

  private static Object[] row(PositionVersion version) {
    return new Object[] {
      version.issue(),
      version.association(),
      version.version(),
      version.withdrawn(),
      version.stance(),
      version.supports(),
      version.effectiveOn(),
      version.endsOn(),
      version.validUntil(),
      version.deadline(),
      version.theme(),
      version.level(),
      Json.MAPPER.writeValueAsString(version.data()),
      version.messageId(),
      utc(version.admittedAt()),
      version.hasLongHearing()
    };
  }

  /** What was said before ends when something later takes effect, if it has not ended by then. */
  void endEarlierOnes(List<PositionVersion> versions) {
    jdbc.batchUpdate(
        """
        UPDATE projection.position_version SET ends_on = ?
        WHERE issue_id = ? AND association = ? AND ends_on > ? AND version < ?
        """,
        versions.stream()
            .filter(version -> version.version() > 1)
            .map(
                version ->
                    new Object[] {
                      version.effectiveOn(),
                      version.issue(),
                      version.association(),
                      version.effectiveOn(),
                      version.version()
                    })
            .toList());
  }

  void setCurrent(Map<PositionKey, Integer> current) {
    upserts
        .into("projection.position_current", current.entrySet())
        .key("issue_id", each -> each.getKey().issue())
        .key("association", each -> each.getKey().association())
        .set("version", Map.Entry::getValue)
        .write();
  }
}
