package no.nov.hub.membership;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** For each date the last count of each association at or before it, in one query. */
  Map<LocalDate, List<Count>> latest(Collection<LocalDate> dates, Collection<String> associations) {
    Map<LocalDate, List<Count>> latest = new TreeMap<>();
    dates.forEach(date -> latest.put(date, new ArrayList<>()));
    jdbc.query(
        connection -> {
          PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT d.on_date, c.*
                  FROM UNNEST(CAST(? AS DATE ARRAY)) AS d(on_date)
                  CROSS JOIN UNNEST(CAST(? AS VARCHAR(32) ARRAY)) AS a(id)
                  JOIN projection.membership_count c
                    ON c.association = a.id
                   AND c.as_of = (SELECT MAX(x.as_of) FROM projection.membership_count x
                                  WHERE x.association = a.id AND x.as_of <= d.on_date)
                  """);
          query.setArray(1, dates(connection, dates));
          query.setArray(2, connection.createArrayOf("varchar", associations.toArray()));
          return query;
        },
        row -> {
          latest.get(row.getDate("on_date").toLocalDate()).add(count(row));
        });
    return latest;
  }

  private static Array dates(Connection connection, Collection<LocalDate> dates)
      throws SQLException {
    return connection.createArrayOf("date", dates.stream().map(Date::valueOf).toArray());
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

  /**
   * Notes the dates whose figures a new count may change: those of any count from its own date
   * until the same association's next one.
   */
  void noteDue(Collection<Count> counts) {
    jdbc.update(
        connection -> {
          PreparedStatement update =
              connection.prepareStatement(
                  """
                  MERGE INTO projection.statistics_due s
                  USING (
                    SELECT DISTINCT c.as_of
                    FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS DATE ARRAY)) AS n(association, as_of)
                    JOIN projection.membership_count c
                      ON c.as_of >= n.as_of
                     AND c.as_of < COALESCE((SELECT MIN(x.as_of) FROM projection.membership_count x
                                             WHERE x.association = n.association AND x.as_of > n.as_of),
                                            DATE '9999-12-31')) d
                  ON s.as_of = d.as_of
                  WHEN NOT MATCHED THEN INSERT (as_of) VALUES (d.as_of)
                  """);
          update.setArray(
              1,
              connection.createArrayOf(
                  "varchar", counts.stream().map(Count::association).toArray()));
          update.setArray(2, dates(connection, counts.stream().map(Count::asOf).toList()));
          return update;
        });
  }
}
