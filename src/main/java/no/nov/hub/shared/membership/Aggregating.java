package no.nov.hub.shared.membership;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.membership.Statistics.OfAssociation;
import no.nov.hub.shared.membership.Statistics.Rounded;
import no.nov.hub.shared.membership.Statistics.Source;
import no.nov.hub.shared.membership.Statistics.Stated;
import no.nov.hub.shared.membership.Statistics.Totals;
import org.springframework.stereotype.Component;

/** Adds figures up. Pure: the same counts give the same figures. */
@Component
class Aggregating {

  private static final Comparator<Source> NEWEST_FIRST =
      comparing(Source::asOf, reverseOrder()).thenComparing(source -> source.members() == null);

  private final Participants participants;
  private final Municipalities municipalities;

  Aggregating(Participants participants, Municipalities municipalities) {
    this.participants = participants;
    this.municipalities = municipalities;
  }

  /**
   * @param counts of each association that has counted, in the order of the associations: its last
   *     count at or before the date of each shape
   */
  Statistics aggregate(LocalDate asOf, List<List<Count>> counts) {
    List<AssociationFigures> counted =
        counts.stream().map(of -> AssociationFigures.on(asOf, of, municipalities)).toList();
    Totals totals = totals(counted);
    Statistics.Coverage coverage =
        new Coverage(asOf, counted, expected(asOf, counted), municipalities).coverage();
    return new Statistics(
        asOf,
        totals,
        ofAssociations(asOf, counted),
        byMunicipality(asOf, counted),
        coverage,
        counted.stream().flatMap(of -> sources(of).stream()).toList(),
        rounded(totals, coverage));
  }

  private List<Participant> expected(LocalDate asOf, List<AssociationFigures> counted) {
    return participants.associationsOn(
        asOf, counted.stream().map(AssociationFigures::association).collect(Collectors.toSet()));
  }

  private static Totals totals(List<AssociationFigures> counted) {
    Map<String, Integer> stated = new TreeMap<>();
    FigureNames.SINGLE.forEach(name -> stated.put(name, 0));
    counted.forEach(
        of -> of.figures().keySet().forEach(name -> stated.merge(name, 1, Integer::sum)));
    stated.keySet().removeIf(name -> name.startsWith(FigureNames.MUNICIPALITY));
    return new Totals(
        sum(counted, FigureNames.MEMBERS),
        sum(counted, FigureNames.JOBS),
        sum(counted, FigureNames.STAFF),
        sum(counted, FigureNames.JOINED),
        sum(counted, FigureNames.LEFT),
        sums(counted, FigureNames.KIND, Function.identity()),
        stated);
  }

  private static Long sum(List<AssociationFigures> counted, String name) {
    return counted.stream()
        .map(of -> of.amount(name))
        .filter(Objects::nonNull)
        .reduce(Long::sum)
        .orElse(null);
  }

  private static Map<String, Long> sums(
      List<AssociationFigures> counted, String whole, Function<String, String> under) {
    Map<String, Long> sums = new TreeMap<>();
    counted.forEach(
        of ->
            of.parts(whole)
                .forEach((part, amount) -> sums.merge(under.apply(part), amount, Long::sum)));
    return sums;
  }

  private Map<String, OfAssociation> ofAssociations(
      LocalDate asOf, List<AssociationFigures> counted) {
    Map<String, OfAssociation> all = new LinkedHashMap<>();
    counted.forEach(of -> all.put(of.association(), ofAssociation(asOf, of)));
    return all;
  }

  private OfAssociation ofAssociation(LocalDate asOf, AssociationFigures of) {
    Map<String, Stated> stated = new TreeMap<>();
    of.figures()
        .forEach(
            (name, statement) ->
                stated.put(
                    name,
                    new Stated(
                        statement.asOf(),
                        Coverage.isStale(statement.asOf(), asOf),
                        statement.messageId())));
    return new OfAssociation(
        participants.named(of.association()).map(Participant::name).orElseThrow(),
        of.amount(FigureNames.MEMBERS),
        of.amount(FigureNames.JOBS),
        of.amount(FigureNames.STAFF),
        of.amount(FigureNames.JOINED),
        of.amount(FigureNames.LEFT),
        of.parts(FigureNames.KIND),
        of.parts(FigureNames.MUNICIPALITY),
        of.newest().asOf(),
        Coverage.isStale(of.newest().asOf(), asOf),
        stated);
  }

  /** Counts from before a reform and after it are added under the numbers of the date asked for. */
  private Map<String, Long> byMunicipality(LocalDate asOf, List<AssociationFigures> counted) {
    return sums(
        counted,
        FigureNames.MUNICIPALITY,
        number -> municipalities.inForce(number, asOf).map(Municipality::number).orElse(number));
  }

  /** The association's newest first. */
  private static List<Source> sources(AssociationFigures of) {
    Map<Statement, List<String>> figures = new LinkedHashMap<>();
    of.figures()
        .forEach(
            (name, statement) ->
                figures.computeIfAbsent(source(statement), source -> new ArrayList<>()).add(name));
    return figures.entrySet().stream()
        .map(entry -> source(of, entry.getKey(), entry.getValue()))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** The same for all figures of one message. */
  private static Statement source(Statement statement) {
    return new Statement(statement.asOf(), null, statement.messageId());
  }

  private static Source source(AssociationFigures of, Statement source, List<String> figures) {
    return new Source(
        of.association(),
        source.asOf(),
        figures.contains(FigureNames.MEMBERS) ? of.amount(FigureNames.MEMBERS) : null,
        source.messageId(),
        figures);
  }

  private static Rounded rounded(Totals totals, Statistics.Coverage coverage) {
    Map<String, Rounded.Figure> figures = new LinkedHashMap<>();
    round(figures, FigureNames.MEMBERS, totals.members(), coverage);
    round(figures, FigureNames.JOBS, totals.jobs(), coverage);
    round(figures, FigureNames.STAFF, totals.staff(), coverage);
    return new Rounded(Rounding.RULE, figures);
  }

  private static void round(
      Map<String, Rounded.Figure> figures, String name, Long exact, Statistics.Coverage coverage) {
    if (exact != null) {
      Statistics.OfFigure from = coverage.figures().get(name);
      boolean whole = from.missing().isEmpty() && from.late().isEmpty();
      figures.put(name, Rounding.of(exact, whole ? null : from.text()));
    }
  }
}
