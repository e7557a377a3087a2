package no.nov.hub.app.command;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.nov.hub.platform.message.Topics;

/**
 * Who has to send what again when topics have lost their ends. What was never judged is not known,
 * so it comes again under its own id; what was judged is known, so only a new id brings it back.
 * Whoever follows one line does not have to read the others.
 */
final class SendingAgain {

  private static final Map<String, String> SHARED =
      Map.of(
          Topics.MEMBERSHIP, "membership counts",
          Topics.EVENTS, "events",
          Topics.POSITIONS, "positions",
          Topics.PRIVATE_GROUPS, "groups",
          Topics.PRIVATE_MEMBERS, "members of groups",
          Topics.PRIVATE_MEETINGS, "meetings");

  private final SortedMap<String, Optional<Instant>> topics;

  /**
   * @param topics that have lost their ends, with the time of the last record that is left
   */
  SendingAgain(Map<String, Optional<Instant>> topics) {
    this.topics = new TreeMap<>(topics);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    topics.keySet().stream().filter(Topics::isInbox).map(this::neverJudged).forEach(lines::add);
    topics.keySet().stream().filter(Topics::isReceipts).map(this::receipts).forEach(lines::add);
    topics.keySet().stream().filter(SHARED::containsKey).map(this::gone).forEach(lines::add);
    String own = topics.keySet().stream().filter(SendingAgain::isOwn).collect(joining(", "));
    if (!own.isEmpty()) {
      lines.add("Nobody has to send anything for %s: only the hub writes there.".formatted(own));
    }
    return lines;
  }

  private static boolean isOwn(String topic) {
    return !Topics.isInbox(topic) && !Topics.isReceipts(topic) && !SHARED.containsKey(topic);
  }

  private String neverJudged(String inbox) {
    return "Ask %s to send again, under the same ids, what it sent%s and has no receipt: it was never judged. If the new receipt says that it is known already, it was judged after all."
        .formatted(Topics.participantOf(inbox), after(inbox));
  }

  private String receipts(String topic) {
    return "%s has nothing to send again for its receipts%s: they still come over HTTP, until a rebuild. From Kafka they are gone; for whoever reads them only there, what has no receipt is answered anew when it comes again under the same id."
        .formatted(Topics.participantOf(topic), after(topic));
  }

  private String gone(String topic) {
    return "Ask those who send %s to send again, under new ids, what was accepted%s: it was judged, so its old id is known, but it is gone from %s."
        .formatted(SHARED.get(topic), after(topic), topic);
  }

  private String after(String topic) {
    return topics.get(topic).map(last -> " after " + last).orElse("");
  }
}
