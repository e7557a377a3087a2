package no.nov.hub.intake.feed;

import java.util.UUID;

/**
 * The right to one fetch of a feed.
 *
 * @param token tells it from a later one, should this instance be so slow that another takes over
 */
record Claim(Feed feed, UUID token, FeedState state) {}
