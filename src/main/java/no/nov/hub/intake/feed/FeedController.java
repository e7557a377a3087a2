package no.nov.hub.intake.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A participant's own feeds, and its word on what has vanished from them. */
@RestController
class FeedController {

  private final Feeds feeds;
  private final FeedTables store;
  private final FeedViews views;

  FeedController(Feeds feeds, FeedTables store, FeedViews views) {
    this.feeds = feeds;
    this.store = store;
    this.views = views;
  }

  @GetMapping("/api/v1/feeds")
  Map<String, List<FeedView>> own(Caller caller) {
    return Map.of("feeds", views.of(caller.participant().id()));
  }

  /** They are cancelled at the next fetch, unless they are back by then. */
  @PostMapping("/api/v1/feeds/{id}/confirm-vanished")
  ResponseEntity<Object> confirmVanished(@PathVariable String id, Caller caller) {
    Optional<Feed> feed =
        feeds.find(id).filter(found -> found.participant().equals(caller.participant().id()));
    if (feed.isEmpty()) {
      return Problem.notFound(
          Reason.of(
              "",
              "not_found",
              "Dere har ingen nettkalender med denne id-en. Se etter i /api/v1/feeds.",
              "You have no feed with this id. Look it up in /api/v1/feeds."));
    }
    int confirmed = store.confirmVanished(feed.get(), caller);
    return confirmed > 0
        ? ResponseEntity.accepted().body(Map.of("confirmed", confirmed))
        : Problem.of(
            HttpStatus.CONFLICT,
            "nothing_waits",
            new Text(
                "Ingen arrangementer fra denne nettkalenderen venter på bekreftelse.",
                "No events of this feed wait to be confirmed."));
  }
}
