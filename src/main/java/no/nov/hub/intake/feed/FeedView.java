package no.nov.hub.intake.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * How a feed stands, for people. The address is not shown, since it can hold a key.
 *
 * @param fetchedAt when a fetch worked last, or null
 * @param failingSince null while it works
 * @param problem why it fails, or null
 * @param lasting whether it has failed for a day
 * @param heldSince since when {@code vanished} wait for their owner's word, or null
 */
public record FeedView(
    String id,
    String participant,
    String name,
    String host,
    Duration every,
    Instant fetchedAt,
    Instant failingSince,
    Text problem,
    boolean lasting,
    Instant heldSince,
    List<Vanished> vanished) {

  /** An event that is gone from the feed and would be cancelled. */
  public record Vanished(String eventId, String title, Instant start, Instant missingSince) {}

  static FeedView of(Feed feed, FeedState state, List<KnownEvent> missing, Instant now) {
    boolean holds = state.heldSince() != null;
    FeedState.Failure failure = state.failure();
    return new FeedView(
        feed.id(),
        feed.participant(),
        feed.name(),
        feed.host(),
        feed.every(),
        state.fetchedAt(),
        failure == null ? null : failure.since(),
        failure == null ? null : failure.problem().text(),
        failure != null && failure.lasts(now),
        state.heldSince(),
        holds ? missing.stream().map(FeedView::vanished).toList() : List.of());
  }

  private static Vanished vanished(KnownEvent event) {
    return new Vanished(event.eventId(), event.title(), event.startsAt(), event.missingSince());
  }
}
