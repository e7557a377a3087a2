package no.nov.hub.shared.membership;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.shared.membership.Statistics.OfFigure;

/** Who has reported for a month, and from whom each figure is. */
final class Coverage {

  private static final int STALE_AFTER_DAYS = 100;

  private final LocalDate asOf;
  private final YearMonth period;
  private final Map<String, AssociationFigures> counted = new LinkedHashMap<>();
  private final List<Participant> associations;
  private final Municipalities municipalities;
  private final CoverageText text;

  Coverage(
      LocalDate asOf,
      List<AssociationFigures> counted,
      List<Participant> associations,
      Municipalities municipalities) {
    this.asOf = asOf;
    this.period = period(asOf);
    this.associations = associations;
    this.municipalities = municipalities;
    this.text = new CoverageText(associations, municipalities);
    counted.forEach(of -> this.counted.put(of.association(), of));
  }

  static boolean isStale(LocalDate stated, LocalDate asOf) {
    return ChronoUnit.DAYS.between(stated, asOf) > STALE_AFTER_DAYS;
  }

  /** The month that is over: on its last day the month itself, on other days the one before. */
  private static YearMonth period(LocalDate asOf) {
    YearMonth month = YearMonth.from(asOf);
    return asOf.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
  }

  Statistics.Coverage coverage() {
    List<Participant> missing = associations.stream().filter(a -> !hasReported(a)).toList();
    List<String> stale =
        counted.values().stream()
            .filter(of -> isStale(of.newest().asOf(), asOf))
            .map(AssociationFigures::association)
            .toList();
    return new Statistics.Coverage(
        period.toString(),
        associations.size() - missing.size(),
        associations.size(),
        missing.stream().map(Participant::id).toList(),
        stale,
        text.of(period, missing, counted.values()),
        figures());
  }

  private boolean hasReported(Participant association) {
    AssociationFigures of = counted.get(association.id());
    return of != null && !isBeforePeriod(of.newest().asOf());
  }

  private boolean isBeforePeriod(LocalDate date) {
    return YearMonth.from(date).isBefore(period);
  }

  private Map<String, OfFigure> figures() {
    Map<String, Map<String, LocalDate>> statedOn = new TreeMap<>();
    FigureNames.SINGLE.forEach(name -> statedOn.put(name, new LinkedHashMap<>()));
    counted
        .values()
        .forEach(
            of ->
                of.figures()
                    .forEach(
                        (name, statement) ->
                            statedOn
                                .computeIfAbsent(current(name), n -> new LinkedHashMap<>())
                                .merge(of.association(), statement.asOf(), Coverage::earlier)));
    Map<String, OfFigure> figures = new LinkedHashMap<>();
    statedOn.forEach((name, dates) -> figures.put(name, ofFigure(name, dates)));
    return figures;
  }

  /** A municipality by the number that its members are added under. */
  private String current(String name) {
    return name.startsWith(FigureNames.MUNICIPALITY)
        ? municipalities
            .inForce(FigureNames.number(name), asOf)
            .map(Municipality::number)
            .map(FigureNames.MUNICIPALITY::concat)
            .orElse(name)
        : name;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * @param dates by the associations that have stated it
   */
  private OfFigure ofFigure(String name, Map<String, LocalDate> dates) {
    List<Participant> missing =
        associations.stream()
            .filter(a -> !dates.containsKey(a.id()) && isExpected(name, a))
            .toList();
    Map<String, LocalDate> late = new LinkedHashMap<>(dates);
    late.entrySet().removeIf(e -> !isLate(e.getKey(), e.getValue()));
    return new OfFigure(
        dates.size(),
        dates.size() + missing.size(),
        missing.stream().map(Participant::id).toList(),
        List.copyOf(late.keySet()),
        dates.keySet().stream().filter(id -> isStale(dates.get(id), asOf)).toList(),
        dates.values().stream().min(LocalDate::compareTo).orElse(null),
        text.of(name, dates.size(), missing, late));
  }

  private static boolean isExpected(String name, Participant association) {
    return !name.startsWith(FigureNames.MUNICIPALITY)
        || association.municipalities().contains(FigureNames.number(name));
  }

  private boolean isLate(String association, LocalDate stated) {
    return isBeforePeriod(stated) || stated.isBefore(counted.get(association).newest().asOf());
  }
}
