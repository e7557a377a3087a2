package no.nov.hub.membership;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import no.nov.hub.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The counts as the projection keeps them: one per association and date, the latest message's. */
@Repository
class Counts {

  private static final TypeReference<TreeMap<String, Long>> PARTS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  Counts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** For each date the last count of each association at or before it. */
  Map<LocalDate, List<Count>> latest(Collection<LocalDate> dates, List<String> associations) {
    Map<LocalDate, List<Count>> latest = new TreeMap<>();
    if (dates.isEmpty()) {
      return latest;
    }
    Map<String, TreeMap<LocalDate, Count>> byAssociation = new LinkedHashMap<>();
    associations.forEach(association -> byAssociation.put(association, new TreeMap<>()));
    for (Count count : lastOnEach(dates, associations)) {
      byAssociation.get(count.association()).put(count.asOf(), count);
    }
    for (LocalDate date : dates) {
      latest.put(
          date,
          byAssociation.values().stream()
              .map(counts -> counts.floorEntry(date))
              .filter(Objects::nonNull)
              .map(Map.Entry::getValue)
              .toList());
    }
    return latest;
  }

  /** Looked up one by one in the index, so that counts between the dates cost nothing. */
  private List<Count> lastOnEach(Collection<LocalDate> dates, List<String> associations) {
    return jdbc.query(
        """
        SELECT c.* FROM (
          SELECT DISTINCT a.association, (
            SELECT l.as_of FROM projection.membership_count l
            WHERE l.association = a.association AND l.as_of <= d.as_of
            ORDER BY l.association DESC, l.as_of DESC LIMIT 1) AS as_of
          FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY)) AS a(association)
          CROSS JOIN UNNEST(CAST(? AS DATE ARRAY)) AS d(as_of)) wanted
        JOIN projection.membership_count c ON c.association = wanted.association AND c.as_of = wanted.as_of
        """,
        (row, n) -> count(row),
        associations.toArray(String[]::new),
        dates.stream().map(LocalDate::toString).toArray(String[]::new));
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getString("association"),
        row.getDate("as_of").toLocalDate(),
        row.getLong("members"),
        row.getObject("jobs", Long.class),
        row.getObject("staff", Long.class),
        row.getObject("joined", Long.class),
        row.getObject("departed", Long.class),
        Json.MAPPER.readValue(row.getString("by_kind"), PARTS),
        Json.MAPPER.readValue(row.getString("by_municipality"), PARTS),
        row.getString("message_id"),
        row.getObject("receipt_id", UUID.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  void put(Collection<Count> counts) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.membership_count c
        USING (SELECT CAST(? AS VARCHAR(32)) AS association, CAST(? AS DATE) AS as_of, CAST(? AS BIGINT) AS members,
                      CAST(? AS BIGINT) AS jobs, CAST(? AS BIGINT) AS staff, CAST(? AS BIGINT) AS joined,
                      CAST(? AS BIGINT) AS departed, CAST(? AS VARCHAR) AS by_kind,
                      CAST(? AS VARCHAR) AS by_municipality, CAST(? AS VARCHAR(200)) AS message_id,
                      CAST(? AS UUID) AS receipt_id, CAST(? AS TIMESTAMP WITH TIME ZONE) AS received_at) n
        ON c.association = n.association AND c.as_of = n.as_of
        WHEN MATCHED THEN UPDATE SET members = n.members, jobs = n.jobs, staff = n.staff, joined = n.joined,
          departed = n.departed, by_kind = n.by_kind, by_municipality = n.by_municipality,
          message_id = n.message_id, receipt_id = n.receipt_id, received_at = n.received_at
        WHEN NOT MATCHED THEN INSERT (association, as_of, members, jobs, staff, joined, departed, by_kind,
          by_municipality, message_id, receipt_id, received_at)
          VALUES (n.association, n.as_of, n.members, n.jobs, n.staff, n.joined, n.departed, n.by_kind,
            n.by_municipality, n.message_id, n.receipt_id, n.received_at)
        """,
        counts.stream().map(Counts::row).toList());
  }

  private static Object[] row(Count count) {
    return new Object[] {
      count.association(),
      Date.valueOf(count.asOf()),
      count.members(),
      count.jobs(),
      count.staff(),
      count.joined(),
      count.left(),
      Json.MAPPER.writeValueAsString(count.byKind()),
      Json.MAPPER.writeValueAsString(count.byMunicipality()),
      count.messageId(),
      count.receiptId(),
      count.receivedAt().atOffset(ZoneOffset.UTC)
    };
  }
}
