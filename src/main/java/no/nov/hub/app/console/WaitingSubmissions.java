package no.nov.hub.app.console;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.intake.submission.SubmissionTables.Rejected;
import no.nov.hub.platform.participant.Participants;
import tools.jackson.databind.JsonNode;

/**
 * Submissions that their senders have not mended yet.
 *
 * @param count of all, also those not shown
 * @param whose how many from whom, as a sentence
 * @param newest the latest few
 */
record WaitingSubmissions(long count, String whose, List<Item> newest) {

  static final int SHOWN = 8;

  /**
   * @param what happened, to what and when
   * @param reason the first one
   * @param more how many reasons there are besides, or null
   */
  record Item(String who, String what, String reason, String more) {}

  static WaitingSubmissions of(
      List<Rejected> newest,
      Map<String, Long> counts,
      Participants participants,
      Clock clock,
      Wording wording) {
    long count = counts.values().stream().mapToLong(Long::longValue).sum();
    return new WaitingSubmissions(
        count,
        whose(count, counts, participants, wording),
        newest.stream().map(rejected -> item(rejected, participants, clock, wording)).toList());
  }

  private static String whose(
      long count, Map<String, Long> counts, Participants participants, Wording wording) {
    List<String> each =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(
                e ->
                    wording.say(
                        e.getValue() == SubmissionTables.MOST_COUNTED
                            ? "overview.submission.from-over"
                            : "overview.submission.from",
                        wording.number(e.getValue()),
                        Wording.shortName(e.getKey(), participants)))
            .toList();
    return wording.count(
        count,
        "overview.submission.whose-one",
        counts.containsValue(SubmissionTables.MOST_COUNTED)
            ? "overview.submission.whose-over"
            : "overview.submission.whose-many",
        wording.joined(each));
  }

  private static Item item(
      Rejected rejected, Participants participants, Clock clock, Wording wording) {
    JsonNode reasons = rejected.reasons();
    int more = reasons.size() - 1;
    return new Item(
        Wording.shortName(rejected.participant(), participants),
        wording.say(
            outcome(rejected.status()),
            thing(rejected.origin(), wording),
            wording.moment(rejected.at(), clock)),
        Wording.unbroken(
            reasons.path(0).path("message").path(wording.language().code()).asString("")),
        more < 1
            ? null
            : wording.count(more, "overview.submission.more-one", "overview.submission.more-many"));
  }

  /** A file is named as its sender named it; what a system sent has no name that people know. */
  private static String thing(String origin, Wording wording) {
    return switch (origin) {
      case "HTTP", "Kafka" -> wording.say("overview.submission.own-system");
      default -> wording.say("overview.submission.file", origin);
    };
  }

  private static String outcome(SubmissionStatus status) {
    return switch (status) {
      case HELD -> "overview.submission.held";
      case REFUSED -> "overview.submission.refused";
      default -> "overview.submission.rejected";
    };
  }
}
