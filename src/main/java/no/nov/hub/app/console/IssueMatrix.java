package no.nov.hub.app.console;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.position.IssuePage;
import no.nov.hub.shared.position.IssueSummary;
import no.nov.hub.shared.position.Stance;

/**
 * Who stands where.
 *
 * @param columns the participants' short names
 * @param rows the next deadline first, then by title
 */
record IssueMatrix(String counted, List<String> columns, List<Row> rows) {

  /**
   * @param common true if all associations have the same stance
   * @param deadline of a hearing, in words, or null
   */
  record Row(String title, boolean common, String deadline, List<Cell> cells) {}

  /**
   * @param sign for the eye, said by the word too
   */
  record Cell(String sign, String word, String css) {}

  private static final Comparator<IssueSummary> ORDER =
      Comparator.comparing(
              IssueSummary::deadline, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(IssueSummary::title, String.CASE_INSENSITIVE_ORDER);

  static IssueMatrix of(IssuePage page, Participants participants) {
    List<Row> rows =
        page.issues().stream().sorted(ORDER).map(issue -> row(issue, page.asOf())).toList();
    return new IssueMatrix(
        counted(rows, page.next() != null),
        participants.all().stream().map(Participant::shortName).toList(),
        rows);
  }

  private static String counted(List<Row> rows, boolean more) {
    long common = rows.stream().filter(Row::common).count();
    String agreed =
        common == 0
            ? "Ingen av dem har samme standpunkt hos alle foreningene."
            : "I %s har alle foreningene samme standpunkt."
                .formatted(
                    rows.size() == 1 ? "den" : common == 1 ? "1 av dem" : common + " av dem");
    return more
        ? "Flere saker enn det er plass til; her står de %d første. %s"
            .formatted(rows.size(), agreed)
        : NorwegianFormat.count(rows.size(), "sak", "saker") + ". " + agreed;
  }

  private static Row row(IssueSummary issue, LocalDate today) {
    return new Row(
        issue.title(),
        issue.common(),
        issue.deadline() == null ? null : NorwegianFormat.day(issue.deadline(), today),
        issue.stances().values().stream().map(IssueMatrix::cell).toList());
  }

  private static Cell cell(Stance stance) {
    String sign =
        switch (stance) {
          case FOR -> "+";
          case AGAINST -> "−";
          case CONDITIONAL -> "±";
          case NEUTRAL -> "○";
          case UNRESOLVED -> "?";
          case SILENT -> "–";
        };
    String word = stance == Stance.SILENT ? "Ikke sagt noe" : stance.text().nb();
    return new Cell(sign, word, stance.name().toLowerCase(Locale.ROOT));
  }
}
