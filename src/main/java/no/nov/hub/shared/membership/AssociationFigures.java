package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.platform.participant.Municipalities;

/**
 * What an association has stated on a date: each figure from its newest statement at or before it.
 * A figure that a later count does not mention is carried on; only a newer statement ends it.
 *
 * @param newest the association's last count
 * @param figures by name
 */
record AssociationFigures(Count newest, Map<String, Statement> figures) {

  /**
   * @param counts at or before the date, at least one; of those that state the same figures the
   *     last
   */
  static AssociationFigures on(LocalDate date, List<Count> counts, Municipalities municipalities) {
    List<Count> newestFirst =
        counts.stream().sorted(Comparator.comparing(Count::asOf).reversed()).toList();
    Map<String, Statement> figures = new TreeMap<>();
    newestFirst.forEach(count -> count.figures().forEach(figures::putIfAbsent));
    List<String> ended =
        figures.keySet().stream()
            .filter(name -> hasEnded(name, figures, date, municipalities))
            .toList();
    ended.forEach(figures::remove);
    return new AssociationFigures(newestFirst.get(0), figures);
  }

  private static boolean hasEnded(
      String name, Map<String, Statement> figures, LocalDate date, Municipalities municipalities) {
    Statement statement = figures.get(name);
    return statement.amount() == null
        || FigureNames.isOfTheYear(name) && statement.asOf().getYear() != date.getYear()
        || name.startsWith(FigureNames.MUNICIPALITY)
            && hasNewNumber(FigureNames.number(name), figures, municipalities);
  }

  /** After a reform the members stand under the new number; they must not count under both. */
  private static boolean hasNewNumber(
      String number, Map<String, Statement> figures, Municipalities municipalities) {
    return municipalities.successorsOf(number).stream()
        .anyMatch(successor -> figures.containsKey(FigureNames.MUNICIPALITY + successor));
  }

  String association() {
    return newest.association();
  }

  Long amount(String name) {
    Statement statement = figures.get(name);
    return statement == null ? null : statement.amount();
  }

  /** The amounts of the parts, by the rest of their names. */
  Map<String, Long> parts(String whole) {
    Map<String, Long> parts = new TreeMap<>();
    figures.forEach(
        (name, statement) -> {
          if (name.startsWith(whole)) {
            parts.put(name.substring(whole.length()), statement.amount());
          }
        });
    return parts;
  }

  /** True of a figure that the association's last count does not have. */
  boolean isCarriedOn(Statement statement) {
    return statement.asOf().isBefore(newest.asOf());
  }
}
