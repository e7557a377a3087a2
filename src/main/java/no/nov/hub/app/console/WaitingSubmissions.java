package no.nov.hub.app.console;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.submission.Submissions;
import no.nov.hub.intake.submission.Submissions.Rejected;
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
      List<Rejected> newest, Map<String, Long> counts, Participants participants, Clock clock) {
    long count = counts.values().stream().mapToLong(Long::longValue).sum();
    return new WaitingSubmissions(
        count,
        whose(count, counts, participants),
        newest.stream().map(rejected -> item(rejected, participants, clock)).toList());
  }

  private static String whose(long count, Map<String, Long> counts, Participants participants) {
    List<String> each =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(
                e ->
                    number(e.getValue())
                        + " fra "
                        + NorwegianFormat.shortName(e.getKey(), participants))
            .toList();
    return (counts.containsValue(Submissions.MOST_COUNTED) ? "Over " : "")
        + NorwegianFormat.count(count, "innsending må", "innsendinger må")
        + " ses på av den som sendte: "
        + NorwegianFormat.joined(each)
        + ".";
  }

  private static String number(long waiting) {
    return (waiting == Submissions.MOST_COUNTED ? "over " : "") + NorwegianFormat.number(waiting);
  }

  private static Item item(Rejected rejected, Participants participants, Clock clock) {
    JsonNode reasons = rejected.reasons();
    int more = reasons.size() - 1;
    return new Item(
        NorwegianFormat.shortName(rejected.participant(), participants),
        "%s %s %s."
            .formatted(
                thing(rejected.origin()),
                outcome(rejected.status()),
                NorwegianFormat.moment(rejected.at(), clock)),
        NorwegianFormat.unbroken(reasons.path(0).path("message").path("nb").asString("")),
        more < 1 ? null : NorwegianFormat.count(more, "merknad til.", "merknader til."));
  }

  /** A file is named as its sender named it; what a system sent has no name that people know. */
  private static String thing(String origin) {
    return switch (origin) {
      case "HTTP", "Kafka" -> "En innsending fra eget system";
      default -> "«" + origin + "»";
    };
  }

  private static String outcome(String status) {
    return switch (status) {
      case "held" -> "er satt på vent til den bekreftes. Den kom";
      case "refused" -> "ble ikke tatt imot";
      default -> "ble avvist";
    };
  }
}
