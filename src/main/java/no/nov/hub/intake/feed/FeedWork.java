package no.nov.hub.intake.feed;

import java.util.Optional;

/**
 * One fetch on its way through the route.
 *
 * @param claim empty if another instance was faster, and there is nothing to do
 */
public record FeedWork(Optional<Claim> claim, Changes changes) {

  static final FeedWork NONE = new FeedWork(Optional.empty(), Changes.failed(FeedState.NEW));
}
