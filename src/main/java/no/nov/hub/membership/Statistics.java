package no.nov.hub.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.message.Text;

/**
 * NOV's figures on a date: of each association the last count at or before it. The data of {@code
 * no.nov.statistics.aggregated.v1}.
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

  /**
   * @param jobs sum of those stated; null if nobody has stated any; so with staff
   * @param joined sum since 1 January, of the counts from the same year; null if none; so with left
   * @param stated how many associations each sum is from, by its name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Totals(
      long members,
      Long jobs,
      Long staff,
      Long joined,
      Long left,
      Map<String, Long> byKind,
      Map<String, Integer> stated) {}

  /**
   * @param countedOn the day of the count
   * @param stale true if the count is more than a hundred days older than the date
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
      boolean stale) {}

  /**
   * Who has reported for a month: with a count from within it or later, at or before the date.
   *
   * @param period the month, such as {@code 2026-09}: that of the date if it is the month's last
   *     day, else the one before
   * @param text a sentence such as “5 of 6 have reported for September; Modum has not”
   */
  public record Coverage(
      String period, int reported, int of, List<String> missing, List<String> stale, Text text) {}

  public record Source(
      String association, LocalDate asOf, long members, String messageId, UUID receiptId) {}

  /**
   * @param figures by name: {@code members}, {@code jobs}, {@code staff}
   */
  public record Rounded(Text rule, Map<String, Figure> figures) {

    public record Figure(long value, Text text) {}
  }
}
