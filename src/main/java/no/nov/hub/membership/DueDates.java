package no.nov.hub.membership;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The dates whose figures may have changed since they were published: those of any count, from the
 * day of a new count until the same association's next one.
 */
@Repository
class DueDates {

  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  private final JdbcTemplate jdbc;

  DueDates(JdbcTemplate jdbc) {
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
   * @param counts that are in the table already
   */
  void note(Collection<Count> counts) {
    Map<String, TreeSet<LocalDate>> byAssociation =
        counts.stream()
            .collect(
                Collectors.groupingBy(
                    Count::association,
                    TreeMap::new,
                    Collectors.mapping(Count::asOf, Collectors.toCollection(TreeSet::new))));
    List<Span> spans = new ArrayList<>();
    byAssociation.forEach((association, dates) -> spans.addAll(spans(association, dates)));
    jdbc.batchUpdate(
        """
        MERGE INTO projection.statistics_due s
        USING (SELECT DISTINCT as_of FROM projection.membership_count
               WHERE as_of >= CAST(? AS DATE) AND as_of < CAST(? AS DATE)) d
        ON s.as_of = d.as_of
        WHEN NOT MATCHED THEN INSERT (as_of) VALUES (d.as_of)
        """,
        joined(spans).stream()
            .map(span -> new Object[] {Date.valueOf(span.from()), Date.valueOf(span.to())})
            .toList());
  }

  private List<Span> spans(String association, TreeSet<LocalDate> dates) {
    TreeSet<LocalDate> own = ownDates(association, dates.first(), dates.last());
    return dates.stream()
        .map(date -> new Span(date, Optional.ofNullable(own.higher(date)).orElse(END)))
        .toList();
  }

  /** The association's own dates from the first to the first one after the last. */
  private TreeSet<LocalDate> ownDates(String association, LocalDate first, LocalDate last) {
    return new TreeSet<>(
        jdbc.query(
            """
            SELECT as_of FROM projection.membership_count WHERE association = ? AND as_of >= ? AND as_of <= ?
            UNION ALL
            SELECT MIN(as_of) FROM projection.membership_count WHERE association = ? AND as_of > ?
            HAVING MIN(as_of) IS NOT NULL
            """,
            (row, n) -> row.getDate(1).toLocalDate(),
            association,
            Date.valueOf(first),
            Date.valueOf(last),
            association,
            Date.valueOf(last)));
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
