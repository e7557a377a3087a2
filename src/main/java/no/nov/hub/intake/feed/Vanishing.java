package no.nov.hub.intake.feed;

import java.time.Instant;
import java.util.List;

/**
 * Which of the events that are not in a feed are cancelled. Each has to be gone in two complete
 * fetches an hour apart; if more than three are gone at once, something else may be the matter, and
 * none is cancelled before its owner says so.
 *
 * @param cancelled those to cancel now
 * @param holds whether any wait for their owner's word
 */
record Vanishing(List<KnownEvent> cancelled, boolean holds) {

  static final int MOST_UNASKED = 3;

  /**
   * @param missing events that stand and are not in the feed
   * @param among how many events there are in it
   * @param latest the last of them begins
   */
  static Vanishing of(List<KnownEvent> missing, int among, Instant latest, Instant now) {
    List<KnownEvent> lacking =
        missing.stream().filter(event -> event.canBeCancelled(now, among, latest)).toList();
    List<KnownEvent> vanished = lacking.stream().filter(event -> event.hasVanished(now)).toList();
    boolean tooMany = lacking.stream().filter(event -> !event.confirmed()).count() > MOST_UNASKED;
    return new Vanishing(
        vanished.stream().filter(event -> event.confirmed() || !tooMany).toList(),
        tooMany && vanished.stream().anyMatch(event -> !event.confirmed()));
  }
}
