package no.nov.hub.membership;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import no.nov.hub.membership.Statistics.OfAssociation;
import no.nov.hub.membership.Statistics.Source;
import no.nov.hub.membership.Statistics.Totals;
import no.nov.hub.participant.Municipalities;
import no.nov.hub.participant.Municipality;
import no.nov.hub.participant.Participant;
import no.nov.hub.participant.Participants;
import org.springframework.stereotype.Component;

/** Adds counts up. Pure: the same counts give the same figures. */
@Component
class Aggregating {

  private static final int STALE_AFTER_DAYS = 100;

  private final Participants participants;
  private final Municipalities municipalities;

  Aggregating(Participants participants, Municipalities municipalities) {
    this.participants = participants;
    this.municipalities = municipalities;
  }

  /**
   * @param counts of each association the last one at or before the date
   */
  Statistics aggregate(LocalDate asOf, List<Count> counts) {
    Map<String, Count> byAssociation = new LinkedHashMap<>();
    for (Participant association : participants.associations()) {
      counts.stream()
          .filter(count -> count.association().equals(association.id()))
          .findFirst()
          .ifPresent(count -> byAssociation.put(association.id(), count));
    }
    List<Count> counted = List.copyOf(byAssociation.values());
    Totals totals = totals(asOf, counted);
    return new Statistics(
        asOf,
        totals,
        ofAssociations(asOf, byAssociation),
        byMunicipality(asOf, counted),
        Covering.coverage(asOf, byAssociation, participants, count -> isStale(count, asOf)),
        counted.stream().map(Aggregating::source).toList(),
        rounded(totals));
  }

  private static Totals totals(LocalDate asOf, List<Count> counted) {
    Map<String, Long> byKind = new TreeMap<>();
    counted.forEach(count -> count.byKind().forEach((kind, n) -> byKind.merge(kind, n, Long::sum)));
    List<Count> ofThisYear =
        counted.stream().filter(count -> count.asOf().getYear() == asOf.getYear()).toList();
    Map<String, Integer> stated = new TreeMap<>();
    stated.put("members", counted.size());
    stated.put("jobs", stating(counted, Count::jobs));
    stated.put("staff", stating(counted, Count::staff));
    stated.put("joined", stating(ofThisYear, Count::joined));
    stated.put("left", stating(ofThisYear, Count::left));
    return new Totals(
        counted.stream().mapToLong(Count::members).sum(),
        sum(counted, Count::jobs),
        sum(counted, Count::staff),
        sum(ofThisYear, Count::joined),
        sum(ofThisYear, Count::left),
        byKind,
        stated);
  }

  private static Long sum(List<Count> counts, Function<Count, Long> figure) {
    return counts.stream().map(figure).filter(Objects::nonNull).reduce(Long::sum).orElse(null);
  }

  private static int stating(List<Count> counts, Function<Count, Long> figure) {
    return (int) counts.stream().map(figure).filter(Objects::nonNull).count();
  }

  private Map<String, OfAssociation> ofAssociations(LocalDate asOf, Map<String, Count> counts) {
    Map<String, OfAssociation> all = new LinkedHashMap<>();
    counts.forEach(
        (id, count) ->
            all.put(
                id,
                new OfAssociation(
                    participants.get(id).name(),
                    count.members(),
                    count.jobs(),
                    count.staff(),
                    count.joined(),
                    count.left(),
                    count.byKind(),
                    count.byMunicipality(),
                    count.asOf(),
                    isStale(count, asOf))));
    return all;
  }

  private static boolean isStale(Count count, LocalDate asOf) {
    return ChronoUnit.DAYS.between(count.asOf(), asOf) > STALE_AFTER_DAYS;
  }

  /** Counts from before a reform and after it are added under the numbers of the date asked for. */
  private Map<String, Long> byMunicipality(LocalDate asOf, List<Count> counted) {
    Map<String, Long> sums = new TreeMap<>();
    for (Count count : counted) {
      count
          .byMunicipality()
          .forEach(
              (number, members) ->
                  sums.merge(
                      municipalities.inForce(number, asOf).map(Municipality::number).orElse(number),
                      members,
                      Long::sum));
    }
    return sums;
  }

  private static Source source(Count count) {
    return new Source(
        count.association(), count.asOf(), count.members(), count.messageId(), count.receiptId());
  }

  private static Statistics.Rounded rounded(Totals totals) {
    Map<String, Statistics.Rounded.Figure> figures = new LinkedHashMap<>();
    round(figures, "members", totals.members());
    round(figures, "jobs", totals.jobs());
    round(figures, "staff", totals.staff());
    return new Statistics.Rounded(Rounding.RULE, figures);
  }

  private static void round(
      Map<String, Statistics.Rounded.Figure> figures, String name, Long exact) {
    if (exact != null) {
      figures.put(name, Rounding.of(exact));
    }
  }
}
