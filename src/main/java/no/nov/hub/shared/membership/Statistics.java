package no.nov.hub.shared.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Text;

/**
 * NOV's figures on a date: of each association each figure as it was last stated at or before it.
 * The data of {@code no.nov.statistics.aggregated.v1}.
 *
 * @param byAssociation by participant id; an association that has never counted is not there
 * @param byMunicipality by the number in force on the date
 * @param sources the counts that the figures are the sums of
 * @param rounded for prose, with the rule
 */
public record Statistics(
    LocalDate asOf,
    Totals totals,
    Map<String, OfAssociation> byAssociation,
    Map<String, Long> byMunicipality,
    Coverage coverage,
    List<Source> sources,
    Rounded rounded) {

  /** The ids of those whose figures are in any of these. */
  public static Set<String> associations(Collection<Statistics> all) {
    return all.stream()
        .flatMap(each -> each.byAssociation().keySet().stream())
        .collect(Collectors.toSet());
  }

  /**
   * @param members sum of those stated; null if nobody has stated any; so with jobs and staff
   * @param joined sum since 1 January, of the counts from the same year; null if none; so with left
   * @param stated how many associations each sum is from, by its name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Totals(
      Long members,
      Long jobs,
      Long staff,
      Long joined,
      Long left,
      Map<String, Long> byKind,
      Map<String, Integer> stated) {}

  /**
   * @param countedOn the day of the last count
   * @param stale true if that is more than a hundred days before the date
   * @param figures where each figure is from, by its name; one that the last count does not mention
   *     is carried on from an earlier one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfAssociation(
      String name,
      long members,
      Long jobs,
      Long staff,
      Long joined,
      Long left,
      Map<String, Long> byKind,
      Map<String, Long> byMunicipality,
      LocalDate countedOn,
      boolean stale,
      Map<String, Stated> figures) {}

  /**
   * @param asOf the day the figure is from
   * @param stale true if that is more than a hundred days before the date
   */
  public record Stated(LocalDate asOf, boolean stale, String messageId) {}

  /**
   * Who has reported for a month: with a count from within it or later, at or before the date.
   *
   * @param period the month, such as {@code 2026-09}: that of the date if it is the month's last
   *     day, else the one before
   * @param text sentences such as “5 of 6 have reported for September; Modum has not”, and what is
   *     carried on from before somebody's last count
   * @param figures of each figure that somebody has stated, by its name
   */
  public record Coverage(
      String period,
      int reported,
      int of,
      List<String> missing,
      List<String> stale,
      Text text,
      Map<String, OfFigure> figures) {}

  /**
   * From whom one figure is.
   *
   * @param stated how many associations
   * @param of how many are expected to state it: of a municipality those whose area it is and those
   *     with members there, else all
   * @param late those whose last count does not have it, or who have not stated it for the period
   * @param stale those who stated it more than a hundred days before the date
   * @param oldest the earliest day that a part of the sum is from; null if nobody has stated it
   * @param text a sentence such as “Jobs: stated by 5 of 6; Drammen last on 30 June 2026”
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfFigure(
      int stated,
      int of,
      List<String> missing,
      List<String> late,
      List<String> stale,
      LocalDate oldest,
      Text text) {}

  /**
   * @param members null where they are from a later count of the association
   * @param figures that are from this count, by their names
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(
      String association, LocalDate asOf, Long members, String messageId, List<String> figures) {}

  /**
   * @param figures by name: {@code members}, {@code jobs}, {@code staff}
   */
  public record Rounded(Text rule, Map<String, Figure> figures) {

    /**
     * @param note from whom it is, if it is not from all or not from everybody's last count
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(long value, Text text, Text note) {}
  }
}
