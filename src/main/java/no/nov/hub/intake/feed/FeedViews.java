package no.nov.hub.intake.feed;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** How all feeds stand, in the order of the settings. */
@Component
public class FeedViews {

  private final Feeds feeds;
  private final FeedTables store;
  private final Participants participants;
  private final Clock clock;

  FeedViews(Feeds feeds, FeedTables store, Participants participants, Clock clock) {
    this.feeds = feeds;
    this.store = store;
    this.participants = participants;
    this.clock = clock;
  }

  public List<FeedView> all() {
    return views(
        feeds.all().stream()
            .filter(feed -> participants.find(feed.participant()).isPresent())
            .toList());
  }

  List<FeedView> of(String participant) {
    return views(feeds.of(participant));
  }

  private List<FeedView> views(List<Feed> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<String, FeedState> states = store.states();
    Map<String, List<KnownEvent>> missing = store.missing();
    return wanted.stream()
        .map(
            feed ->
                FeedView.of(
                    feed,
                    states.getOrDefault(feed.id(), FeedState.NEW),
                    missing.getOrDefault(feed.id(), List.of()),
                    clock.instant()))
        .toList();
  }
}
