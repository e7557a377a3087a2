package no.nov.hub.intake.feed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.platform.message.Reason;

/**
 * What one fetch brings.
 *
 * @param outcome for the counter: {@code changed}, {@code unchanged} or {@code failed}
 * @param state of the feed afterwards
 * @param submissions for the inbox
 * @param refusals for the rejections
 * @param noted events of which only the hub's own knowledge changed
 * @param forgotten ids of events that nothing need be known of any more
 */
record Changes(
    String outcome,
    FeedState state,
    List<Submission> submissions,
    List<Refusal> refusals,
    List<KnownEvent> noted,
    List<String> forgotten) {

  record Submission(KnownEvent event, byte[] body) {}

  /**
   * @param body of the faulty message; empty if none could be made of it
   */
  record Refusal(KnownEvent event, String title, List<Reason> reasons, byte[] body) {}

  static Changes failed(FeedState state) {
    return new Changes("failed", state, List.of(), List.of(), List.of(), List.of());
  }

  /** Those of which the fault that their owner was told of is there no longer, or is another. */
  List<KnownEvent> mended(List<KnownEvent> faulty) {
    Set<String> gone = new HashSet<>(forgotten);
    Map<String, KnownEvent> after = new HashMap<>();
    remembered().forEach(event -> after.put(event.eventId(), event));
    return faulty.stream()
        .filter(event -> gone.contains(event.eventId()) || isOtherwise(event, after))
        .toList();
  }

  private static boolean isOtherwise(KnownEvent faulty, Map<String, KnownEvent> after) {
    KnownEvent event = after.get(faulty.eventId());
    return event != null && !faulty.refused().equals(event.refused());
  }

  /** What is to be known before anything goes out. */
  List<KnownEvent> intended() {
    return submissions.stream().map(Submission::event).toList();
  }

  /** What is to be known once everything has gone out. */
  List<KnownEvent> remembered() {
    return Stream.of(
            intended().stream().map(KnownEvent::submitted),
            refusals.stream().map(Refusal::event),
            noted.stream())
        .flatMap(events -> events)
        .toList();
  }
}
