package no.nov.hub.app.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.intake.feed.FeedView;
import no.nov.hub.platform.participant.Participants;

/** A web calendar whose owner has to do something. */
record WaitingFeed(String who, String what) {

  static List<WaitingFeed> of(
      List<FeedView> feeds, Participants participants, Clock clock, Wording wording) {
    List<WaitingFeed> waiting = new ArrayList<>();
    for (FeedView feed : feeds) {
      String who = Wording.shortName(feed.participant(), participants);
      if (feed.heldSince() != null) {
        waiting.add(new WaitingFeed(who, held(feed, wording)));
      }
      if (feed.lasting()) {
        waiting.add(new WaitingFeed(who, failing(feed, clock, wording)));
      }
    }
    return waiting;
  }

  private static String held(FeedView feed, Wording wording) {
    return wording.count(
        feed.vanished().size(), "overview.feed.gone-one", "overview.feed.gone-many", feed.name());
  }

  private static String failing(FeedView feed, Clock clock, Wording wording) {
    String since = wording.moment(feed.failingSince(), clock);
    return wording.say("overview.feed.failing", feed.name(), since)
        + " "
        + wording.choose(feed.problem());
  }
}
