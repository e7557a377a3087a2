package no.nov.hub.shared.membership;

import static no.nov.hub.platform.database.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The counts as the projection keeps them: one per association and date. */
@Repository
class CountTables {

  private static final TypeReference<TreeMap<String, Long>> AMOUNTS = new TypeReference<>() {};
  private static final TypeReference<TreeMap<String, Source>> SOURCES = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  CountTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
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
        instant(row, "received_at"));
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
    upserts
        .into("projection.membership_count", counts.stream().map(Row::of).toList())
        .key("association", row -> row.count().association())
        .key("as_of", row -> row.count().asOf())
        .set("shape", row -> row.count().shape())
        .set("figures", row -> Json.MAPPER.writeValueAsString(row.amounts()))
        .set("sources", row -> Json.MAPPER.writeValueAsString(row.sources()))
        .set("message_id", row -> row.count().messageId())
        .set("received_at", row -> row.count().receivedAt())
        .write();
    upserts
        .into("projection.membership_shape", oneOfEachShape(counts))
        .key("association", Count::association)
        .key("shape", Count::shape)
        .once("figures", count -> String.join(" ", count.figures().keySet()))
        .write();
  }

  private static Collection<Count> oneOfEachShape(Collection<Count> counts) {
    Map<List<String>, Count> shapes = new LinkedHashMap<>();
    counts.forEach(count -> shapes.putIfAbsent(List.of(count.association(), count.shape()), count));
    return shapes.values();
  }

  /**
   * @param amounts by the name of the figure
   * @param sources of the figures that the count itself does not mention
   */
  private record Row(Count count, Map<String, Long> amounts, Map<String, Source> sources) {

    static Row of(Count count) {
      Row row = new Row(count, new TreeMap<>(), new TreeMap<>());
      count
          .figures()
          .forEach(
              (name, statement) -> {
                row.amounts().put(name, statement.amount());
                if (!statement.messageId().equals(count.messageId())) {
                  row.sources().put(name, new Source(statement.messageId()));
                }
              });
      return row;
    }
  }
}
