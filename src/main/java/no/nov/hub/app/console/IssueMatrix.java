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

  static IssueMatrix of(IssuePage page, Participants participants, Wording wording) {
    List<Row> rows =
        page.issues().stream()
            .sorted(ORDER)
            .map(issue -> row(issue, page.asOf(), wording))
            .toList();
    return new IssueMatrix(
        counted(rows, page.next() != null, wording),
        participants.all().stream().map(Participant::shortName).toList(),
        rows);
  }

  private static String counted(List<Row> rows, boolean more, Wording wording) {
    String count =
        more
            ? wording.say("overview.issue.first", rows.size())
            : wording.count(rows.size(), "overview.issue.count-one", "overview.issue.count-many");
    return count + " " + agreed(rows, wording);
  }

  private static String agreed(List<Row> rows, Wording wording) {
    long common = rows.stream().filter(Row::common).count();
    if (common == 0) {
      return wording.say("overview.issue.none-agreed");
    }
    return rows.size() == 1
        ? wording.say("overview.issue.it-agreed")
        : wording.say("overview.issue.some-agreed", common);
  }

  private static Row row(IssueSummary issue, LocalDate today, Wording wording) {
    return new Row(
        issue.title(),
        issue.common(),
        issue.deadline() == null ? null : wording.day(issue.deadline(), today),
        issue.stances().values().stream().map(stance -> cell(stance, wording)).toList());
  }

  private static Cell cell(Stance stance, Wording wording) {
    String sign =
        switch (stance) {
          case FOR -> "+";
          case AGAINST -> "−";
          case CONDITIONAL -> "±";
          case NEUTRAL -> "○";
          case UNRESOLVED -> "?";
          case SILENT -> "–";
        };
    String word =
        stance == Stance.SILENT
            ? wording.say("overview.issue.silent")
            : wording.choose(stance.text());
    return new Cell(sign, word, stance.name().toLowerCase(Locale.ROOT));
  }
}
