package no.nov.hub.intake.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.nov.hub.intake.feed.FetchResult.Marks;

/**
 * How a feed stands.
 *
 * @param source of which address the rest is known
 * @param marks of the calendar that was read last
 * @param readAt when all of it was read last; null before the first time
 * @param fetchedAt when a fetch worked last, changed or not
 * @param events how many there were in it
 * @param latestStart of them, or null
 * @param heldSince since when more have vanished than are cancelled unasked, or null
 * @param failure of the last fetch, or null
 */
record FeedState(
    String source,
    Marks marks,
    Instant readAt,
    Instant fetchedAt,
    int events,
    Instant latestStart,
    Instant heldSince,
    Failure failure) {

  /** So often all is asked for, since what recurs goes on into days that were too far ahead. */
  private static final Duration WHOLE_EVERY = Duration.ofDays(1);

  /** A failure that has lasted so long is told to the feed's owner. */
  private static final Duration LASTING = Duration.ofDays(1);

  static final FeedState NEW = new FeedState(null, Marks.NONE, null, null, 0, null, null, null);

  /**
   * @param times in a row
   * @param told whether the log has told that it lasts
   */
  record Failure(Instant since, int times, FeedProblem problem, boolean told) {

    boolean lasts(Instant now) {
      return !since.plus(LASTING).isAfter(now);
    }
  }

  /** What to ask with: nothing, if the whole is wanted. */
  Marks asking(Feed feed, Instant now) {
    boolean known =
        feed.source().equals(source) && readAt != null && readAt.plus(WHOLE_EVERY).isAfter(now);
    return known ? marks : Marks.NONE;
  }

  FeedState failed(FeedProblem problem, Instant now) {
    Optional<Failure> before = Optional.ofNullable(failure);
    Instant since = before.map(Failure::since).orElse(now);
    Failure failing =
        new Failure(
            since,
            before.map(Failure::times).orElse(0) + 1,
            problem,
            before.map(Failure::told).orElse(false));
    return new FeedState(source, marks, readAt, fetchedAt, events, latestStart, heldSince, failing);
  }

  FeedState told() {
    Failure lasting = new Failure(failure.since(), failure.times(), failure.problem(), true);
    return new FeedState(source, marks, readAt, fetchedAt, events, latestStart, heldSince, lasting);
  }

  FeedState fetched(Instant now) {
    return new FeedState(source, marks, readAt, now, events, latestStart, heldSince, null);
  }

  FeedState read(Feed feed, Marks fresh, int found, Instant latest, Instant now) {
    return new FeedState(feed.source(), fresh, now, now, found, latest, heldSince, null);
  }

  FeedState held(boolean holds, Instant now) {
    Instant since = holds ? Optional.ofNullable(heldSince).orElse(now) : null;
    return new FeedState(source, marks, readAt, fetchedAt, events, latestStart, since, failure);
  }
}
