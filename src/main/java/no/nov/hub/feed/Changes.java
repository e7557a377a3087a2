package no.nov.hub.feed;

import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.message.Reason;

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

  /** Whether the fault that its owner was told of is there no longer, or is another. */
  boolean mend(KnownEvent faulty) {
    return forgotten.contains(faulty.eventId())
        || remembered().stream()
            .filter(event -> event.eventId().equals(faulty.eventId()))
            .anyMatch(event -> !faulty.refused().equals(event.refused()));
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
