package no.nov.hub.shared.membership;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Municipalities;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The dates whose figures may have changed since they were published: those of any count, from the
 * day of a new count until the same association has stated all of its figures anew.
 */
@Repository
class DueDateTables {

  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  private final Municipalities municipalities;
  private final JdbcTemplate jdbc;

  DueDateTables(Municipalities municipalities, JdbcTemplate jdbc) {
    this.municipalities = municipalities;
    this.jdbc = jdbc;
  }

  /** From the first day up to, but not with, the second. */
  private record Span(LocalDate from, LocalDate to) {

    boolean meets(Span later) {
      return !later.from.isAfter(to);
    }

    Span with(Span later) {
      return new Span(from, later.to.isAfter(to) ? later.to : to);
    }
  }

  /**
   * @param changes that are in the table already
   */
  void note(List<CountTables.Change> changes) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.statistics_due s
        USING (SELECT DISTINCT as_of FROM projection.membership_count
               WHERE as_of >= CAST(? AS DATE) AND as_of < CAST(? AS DATE)) d
        ON s.as_of = d.as_of
        WHEN NOT MATCHED THEN INSERT (as_of) VALUES (d.as_of)
        """,
        joined(spans(changes)).stream()
            .map(span -> new Object[] {Date.valueOf(span.from()), Date.valueOf(span.to())})
            .toList());
  }

  private List<Span> spans(List<CountTables.Change> changes) {
    Map<String, Map<LocalDate, Map<String, LocalDate>>> next = next(changes);
    return changes.stream()
        .map(
            change ->
                span(
                    change,
                    next.getOrDefault(change.association(), Map.of())
                        .getOrDefault(change.asOf(), Map.of())))
        .toList();
  }

  /** Until all of the figures have been stated anew. */
  private Span span(CountTables.Change change, Map<String, LocalDate> next) {
    LocalDate to =
        change.figures().stream()
            .map(figure -> statedAnew(figure, next))
            .max(Comparator.naturalOrder())
            .orElse(END);
    return new Span(change.asOf(), to);
  }

  private LocalDate statedAnew(String figure, Map<String, LocalDate> next) {
    return Stream.concat(Stream.of(figure), successors(figure))
        .map(name -> next.getOrDefault(name, END))
        .min(Comparator.naturalOrder())
        .orElse(END);
  }

  private Stream<String> successors(String figure) {
    return figure.startsWith(FigureNames.MUNICIPALITY)
        ? municipalities.successorsOf(FigureNames.number(figure)).stream()
            .map(number -> FigureNames.MUNICIPALITY + number)
        : Stream.empty();
  }

  /** By association and day of the change when each figure is stated next. */
  private Map<String, Map<LocalDate, Map<String, LocalDate>>> next(
      List<CountTables.Change> changes) {
    Map<String, Map<LocalDate, Map<String, LocalDate>>> next = new HashMap<>();
    jdbc.query(
        """
        SELECT c.association, c.as_of, s.figures, (
          SELECT n.as_of FROM projection.membership_count n
          WHERE n.association = c.association AND n.shape = s.shape AND n.as_of > c.as_of
          ORDER BY n.association, n.shape, n.as_of LIMIT 1) AS next
        FROM UNNEST(CAST(? AS VARCHAR(32) ARRAY), CAST(? AS DATE ARRAY)) AS c(association, as_of)
        JOIN projection.membership_shape s ON s.association = c.association
        """,
        row -> {
          Date found = row.getDate(4);
          if (found != null) {
            Map<String, LocalDate> figures =
                next.computeIfAbsent(row.getString(1), association -> new HashMap<>())
                    .computeIfAbsent(row.getDate(2).toLocalDate(), asOf -> new HashMap<>());
            for (String figure : row.getString(3).split(" ")) {
              figures.merge(figure, found.toLocalDate(), DueDateTables::earlier);
            }
          }
        },
        changes.stream().map(CountTables.Change::association).toArray(String[]::new),
        changes.stream().map(change -> change.asOf().toString()).toArray(String[]::new));
    return next;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Spans that meet are one, so a batch in the order of its dates is one span. */
  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).meets(span)) {
        joined.set(last, joined.get(last).with(span));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
