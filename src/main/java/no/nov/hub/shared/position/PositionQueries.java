package no.nov.hub.shared.position;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.KnownIssue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads the tables of positions. */
@Component
class PositionQueries {

  private static final String COLUMNS =
      """
      v.issue_id, v.association, v.version, v.withdrawn, v.stance, v.supports, v.effective_on,
      v.valid_until, v.deadline, v.theme, v.issue_level, v.data, v.message_id,
      v.admitted_at
      """;

  /** The last that was said by the date, if it is neither a withdrawal nor expired. */
  private static final String COUNTS = "v.effective_on <= :asOf AND v.ends_on > :asOf";

  /** As many positions as can be looked at for one answer. */
  private static final int FEW = 5000;

  private final JdbcClient jdbc;

  PositionQueries(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  record Issue(String id, String title, OffsetDateTime firstAt) {}

  Optional<Issue> issue(String id) {
    return issues(List.of(id)).stream().findFirst();
  }

  List<Issue> issues(Collection<String> ids) {
    return jdbc.sql(
            """
            SELECT issue_id, title, first_at FROM projection.issue
            WHERE issue_id IN (:ids) ORDER BY issue_id
            """)
        .param("ids", ids)
        .query(PositionQueries::readIssue)
        .list();
  }

  List<KnownIssue> titles() {
    return jdbc.sql("SELECT issue_id, title FROM projection.issue ORDER BY issue_id")
        .query((row, n) -> new KnownIssue(row.getString(1), row.getString(2)))
        .list();
  }

  /** All issues after an id, in the order of their ids. */
  List<String> issuesAfter(String after, int limit) {
    return jdbc.sql(
            """
            SELECT issue_id FROM projection.issue
            WHERE issue_id > :after ORDER BY issue_id LIMIT :limit
            """)
        .param("after", after)
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /** The issues of the positions that fit, once for each position, in the order of their ids. */
  List<String> issuesAfter(IssueFilter filter, LocalDate asOf, String after, int limit) {
    return jdbc.sql(
            "SELECT v.issue_id FROM "
                + source(filter.openHearing(), asOf)
                + "v.issue_id > :after"
                + fitting(filter.theme(), filter.level(), filter.participant())
                + " ORDER BY "
                + equalColumn(filter)
                + "v.issue_id LIMIT :limit")
        .param("after", after)
        .param("theme", filter.theme())
        .param("level", filter.level())
        .param("association", filter.participant())
        .param("asOf", asOf)
        .param("horizon", asOf.plus(PositionVersion.USUAL_HEARING))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  private static String fitting(String theme, String level, String association) {
    return (theme == null ? "" : " AND v.theme = :theme")
        + (level == null ? "" : " AND v.issue_level = :level")
        + (association == null ? "" : " AND v.association = :association");
  }

  /**
   * The positions that count on the date, up to where further conditions follow. Where they are few
   * they are looked for by the date, as a query of its own ({@code OFFSET 0} keeps both databases
   * from mixing it with the rest), and else in the order of the answer, until there are enough.
   */
  private String source(boolean openHearing, LocalDate asOf) {
    String counting =
        "SELECT v.issue_id, v.association, v.theme, v.issue_level FROM projection.position_version v WHERE "
            + COUNTS;
    if (openHearing) {
      return """
      ((%1$s AND v.long_hearing = FALSE AND v.deadline >= :asOf AND v.deadline <= :horizon OFFSET 0)
        UNION ALL (%1$s AND v.long_hearing = TRUE AND v.deadline >= :asOf OFFSET 0)) v WHERE
      """
          .formatted(counting);
    }
    return fewHadBegun(asOf)
        ? "(" + counting + " OFFSET 0) v WHERE "
        : "projection.position_version v WHERE " + COUNTS + " AND ";
  }

  private boolean fewHadBegun(LocalDate asOf) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM (
                  SELECT effective_on FROM projection.position_version WHERE effective_on <= :asOf LIMIT :few) begun
                """)
            .param("asOf", asOf)
            .param("few", FEW)
            .query(Integer.class)
            .single()
        < FEW;
  }

  /**
   * A column that has one value in all rows found changes nothing in the order, but lets the
   * database read an index in its order and stop at the limit.
   */
  private static String equalColumn(IssueFilter filter) {
    if (filter.theme() != null) {
      return "v.theme, ";
    }
    if (filter.participant() != null) {
      return "v.association, ";
    }
    return filter.level() != null ? "v.issue_level, " : "";
  }

  List<PositionVersion> counting(Collection<String> issues, LocalDate asOf) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM projection.position_version v WHERE v.issue_id IN (:issues) AND "
                + COUNTS
                + " ORDER BY v.issue_id, v.association")
        .param("issues", issues)
        .param("asOf", asOf)
        .query(PositionQueries::readVersion)
        .list();
  }

  /**
   * @param issue only this, or null
   * @param association only this, or null
   */
  List<PositionVersion> countingAfter(
      String issue, String association, LocalDate asOf, PositionKey after, int limit) {
    List<PositionKey> keys = keysAfter(issue, association, asOf, after, limit);
    List<String> issues = keys.stream().map(PositionKey::issue).distinct().toList();
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<PositionKey, PositionVersion> counting = new HashMap<>();
    counting(issues, asOf).forEach(version -> counting.put(version.key(), version));
    return keys.stream().map(counting::get).toList();
  }

  private List<PositionKey> keysAfter(
      String issue, String association, LocalDate asOf, PositionKey after, int limit) {
    return jdbc.sql(
            "SELECT v.issue_id, v.association FROM "
                + source(false, asOf)
                + "v.issue_id >= :afterIssue"
                + " AND (v.issue_id > :afterIssue OR v.association > :afterAssociation)"
                + (issue == null ? "" : " AND v.issue_id = :issue")
                + fitting(null, null, association)
                + " ORDER BY "
                + (association == null ? "v.issue_id, v.association" : "v.association, v.issue_id")
                + " LIMIT :limit")
        .param("afterIssue", after.issue())
        .param("afterAssociation", after.association())
        .param("issue", issue)
        .param("association", association)
        .param("asOf", asOf)
        .param("limit", limit)
        .query((row, number) -> new PositionKey(row.getString(1), row.getString(2)))
        .list();
  }

  /** In the order of admission. */
  List<PositionVersion> history(String issue) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM projection.position_version v WHERE v.issue_id = :issue"
                + " ORDER BY v.admitted_at, v.version, v.association")
        .param("issue", issue)
        .query(PositionQueries::readVersion)
        .list();
  }

  private static Issue readIssue(ResultSet row, int number) throws SQLException {
    return new Issue(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class));
  }

  private static PositionVersion readVersion(ResultSet row, int number) throws SQLException {
    return new PositionVersion(
        row.getString("issue_id"),
        row.getString("association"),
        row.getInt("version"),
        row.getBoolean("withdrawn"),
        row.getString("stance"),
        row.getString("supports"),
        row.getObject("effective_on", LocalDate.class),
        row.getObject("valid_until", LocalDate.class),
        row.getObject("deadline", LocalDate.class),
        row.getString("theme"),
        row.getString("issue_level"),
        (ObjectNode) json(row, "data"),
        row.getString("message_id"),
        instant(row, "admitted_at"));
  }
}
