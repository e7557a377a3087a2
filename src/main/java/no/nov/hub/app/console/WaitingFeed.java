package no.nov.hub.app.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.intake.feed.FeedStanding;
import no.nov.hub.platform.participant.Participants;

/** A web calendar whose owner has to do something. */
record WaitingFeed(String who, String what) {

  static List<WaitingFeed> of(List<FeedStanding> feeds, Participants participants, Clock clock) {
    List<WaitingFeed> waiting = new ArrayList<>();
    for (FeedStanding feed : feeds) {
      String who = NorwegianFormat.shortName(feed.participant(), participants);
      if (feed.heldSince() != null) {
        waiting.add(new WaitingFeed(who, held(feed)));
      }
      if (feed.lasting()) {
        waiting.add(new WaitingFeed(who, failing(feed, clock)));
      }
    }
    return waiting;
  }

  private static String held(FeedStanding feed) {
    return "%s borte fra nettkalenderen «%s». Ingen av dem er avlyst her. Er de avlyst, må det bekreftes; ellers legg dem tilbake i kalenderen."
        .formatted(
            NorwegianFormat.count(feed.vanished().size(), "arrangement er", "arrangementer er"),
            feed.name());
  }

  private static String failing(FeedStanding feed, Clock clock) {
    return "Nettkalenderen «%s» har ikke latt seg hente siden %s. %s"
        .formatted(
            feed.name(), NorwegianFormat.moment(feed.failingSince(), clock), feed.problem().nb());
  }
}
