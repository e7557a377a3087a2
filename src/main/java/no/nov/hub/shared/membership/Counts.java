package no.nov.hub.shared.membership;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The counts as the projection keeps them: one per association and date. */
@Repository
class Counts {

  private static final TypeReference<TreeMap<String, Long>> AMOUNTS = new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, Source>> SOURCES = new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  Counts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a figure is from that the latest message about its date does not mention. */
  private record Source(String messageId) {}

  private record Key(String association, LocalDate asOf) {

    static Key of(Count count) {
      return new Key(count.association(), count.asOf());
    }
  }

  /**
   * @param figures that were stated for the date before or are now
   */
  record Change(String association, LocalDate asOf, Set<String> figures) {}

  /**
   * For each date of each association that had counted by then, and of each shape the last count at
   * or before the date.
   */
  Map<LocalDate, List<List<Count>>> latest(Collection<LocalDate> dates, List<String> associations) {
    Map<LocalDate, List<List<Count>>> latest = new TreeMap<>();
    if (dates.isEmpty()) {
      return latest;
    }
    Map<String, Collection<TreeMap<LocalDate, Count>>> byShape = byShape(dates, associations);
    for (LocalDate date : dates) {
      latest.put(
          date,
          associations.stream()
              .map(association -> lastOfEach(byShape.get(association), date))
              .filter(counts -> !counts.isEmpty())
              .toList());
    }
    return latest;
  }

  private Map<String, Collection<TreeMap<LocalDate, Count>>> byShape(
      Collection<LocalDate> dates, List<String> associations) {
    Map<String, Map<String, TreeMap<LocalDate, Count>>> found = new HashMap<>();
    lastOnEach(
        dates,
        associations,
        row -> {
          Count count = count(row);
          found
              .computeIfAbsent(count.association(), association -> new HashMap<>())
              .computeIfAbsent(row.getString("shape"), shape -> new TreeMap<>())
              .put(count.asOf(), count);
        });
    Map<String, Collection<TreeMap<LocalDate, Count>>> byShape = new HashMap<>();
    associations.forEach(a -> byShape.put(a, found.getOrDefault(a, Map.of()).values()));
    return byShape;
  }

  private static List<Count> lastOfEach(
      Collection<TreeMap<LocalDate, Count>> shapes, LocalDate date) {
    return shapes.stream()
        .map(counts -> counts.floorEntry(date))
        .filter(Objects::nonNull)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Looked up one by one in the index, so that counts between the dates cost nothing. */
  private void lastOnEach(
      Collection<LocalDate> dates, List<String> associations, RowCallbackHandler reader) {
    jdbc.query(
        """
        SELECT c.* FROM (
          SELECT DISTINCT s.association, (
            SELECT l.as_of FROM projection.membership_count l
            WHERE l.association = s.association AND l.shape = s.shape AND l.as_of <= d.as_of
            ORDER BY l.association DESC, l.shape DESC, l.as_of DESC LIMIT 1) AS as_of
          FROM projection.membership_shape s
          CROSS JOIN UNNEST(CAST(? AS DATE ARRAY)) AS d(as_of)
          WHERE s.association = ANY(CAST(? AS VARCHAR(32) ARRAY))) wanted
        JOIN projection.membership_count c ON c.association = wanted.association AND c.as_of = wanted.as_of
        """,
        reader,
        dates.stream().map(LocalDate::toString).toArray(String[]::new),
        associations.toArray(String[]::new));
  }

  private static Count count(ResultSet row) throws SQLException {
    LocalDate asOf = row.getDate("as_of").toLocalDate();
    Source latest = new Source(row.getString("message_id"));
    Map<String, Source> sources = Json.MAPPER.readValue(row.getString("sources"), SOURCES);
    Map<String, Statement> figures = new TreeMap<>();
    Json.MAPPER
        .readValue(row.getString("figures"), AMOUNTS)
        .forEach(
            (name, amount) -> {
              Source source = sources.getOrDefault(name, latest);
              figures.put(name, new Statement(asOf, amount, source.messageId()));
            });
    return new Count(
        row.getString("association"),
        asOf,
        figures,
        latest.messageId(),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  /**
   * @param counts in the order in which they came
   */
  List<Change> put(List<Count> counts) {
    Map<Key, Count> standing = standing(counts);
    Map<Key, Set<String>> figures = new LinkedHashMap<>();
    for (Count count : counts) {
      Key key = Key.of(count);
      Count earlier = standing.get(key);
      Count now = earlier == null ? count : count.correcting(earlier);
      standing.put(key, now);
      Set<String> changed = figures.computeIfAbsent(key, k -> new TreeSet<>());
      changed.addAll(now.figures().keySet());
      if (earlier != null) {
        changed.addAll(earlier.figures().keySet());
      }
    }
    store(standing.values());
    return figures.entrySet().stream()
        .map(e -> new Change(e.getKey().association(), e.getKey().asOf(), e.getValue()))
        .toList();
  }

  private Map<Key, Count> standing(List<Count> counts) {
    Map<Key, Count> standing = new LinkedHashMap<>();
    jdbc.query(
            """
            SELECT c.* FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS DATE ARRAY)) AS k(association, as_of)
            JOIN projection.membership_count c ON c.association = k.association AND c.as_of = k.as_of
            """,
            (row, n) -> count(row),
            counts.stream().map(Count::association).toArray(String[]::new),
            counts.stream().map(count -> count.asOf().toString()).toArray(String[]::new))
        .forEach(count -> standing.put(Key.of(count), count));
    return standing;
  }

  private void store(Collection<Count> counts) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.membership_count c
        USING (SELECT CAST(? AS VARCHAR(32)) AS association, CAST(? AS DATE) AS as_of, CAST(? AS VARCHAR(16)) AS shape,
                      CAST(? AS VARCHAR) AS figures, CAST(? AS VARCHAR) AS sources, CAST(? AS VARCHAR(200)) AS message_id,
                      CAST(? AS TIMESTAMP WITH TIME ZONE) AS received_at) n
        ON c.association = n.association AND c.as_of = n.as_of
        WHEN MATCHED THEN UPDATE SET shape = n.shape, figures = n.figures, sources = n.sources,
          message_id = n.message_id, received_at = n.received_at
        WHEN NOT MATCHED THEN INSERT (association, as_of, shape, figures, sources, message_id, received_at)
          VALUES (n.association, n.as_of, n.shape, n.figures, n.sources, n.message_id, n.received_at)
        """,
        counts.stream().map(Counts::row).toList());
    jdbc.batchUpdate(
        """
        MERGE INTO projection.membership_shape s
        USING (SELECT CAST(? AS VARCHAR(32)) AS association, CAST(? AS VARCHAR(16)) AS shape,
                      CAST(? AS VARCHAR) AS figures) n
        ON s.association = n.association AND s.shape = n.shape
        WHEN NOT MATCHED THEN INSERT (association, shape, figures) VALUES (n.association, n.shape, n.figures)
        """,
        shapes(counts));
  }

  private static List<Object[]> shapes(Collection<Count> counts) {
    List<Object[]> shapes = new ArrayList<>();
    counts.stream()
        .collect(groupingBy(count -> List.of(count.association(), count.shape())))
        .forEach(
            (key, alike) ->
                shapes.add(
                    new Object[] {
                      key.get(0), key.get(1), String.join(" ", alike.get(0).figures().keySet())
                    }));
    return shapes;
  }

  private static Object[] row(Count count) {
    Map<String, Long> amounts = new TreeMap<>();
    Map<String, Source> sources = new TreeMap<>();
    count
        .figures()
        .forEach(
            (name, statement) -> {
              amounts.put(name, statement.amount());
              if (!statement.messageId().equals(count.messageId())) {
                sources.put(name, new Source(statement.messageId()));
              }
            });
    return new Object[] {
      count.association(),
      Date.valueOf(count.asOf()),
      count.shape(),
      Json.MAPPER.writeValueAsString(amounts),
      Json.MAPPER.writeValueAsString(sources),
      count.messageId(),
      count.receivedAt().atOffset(ZoneOffset.UTC)
    };
  }
}
