package no.nov.hub.intake.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * When each feed was fetched last and why it fails. A calendar that fails elsewhere makes the hub
 * itself no worse, so the hub stays up; it is never part of readiness.
 */
@Component("feeds")
class FeedsHealth extends AbstractHealthIndicator {

  private final FeedViews views;

  FeedsHealth(FeedViews views) {
    super("The feeds could not be looked up");
    this.views = views;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    for (FeedView feed : views.all()) {
      if (feed.failingSince() != null || feed.heldSince() != null) {
        health.unknown();
      }
      health.withDetail(feed.participant() + "/" + feed.name(), details(feed));
    }
  }

  private static Map<String, Object> details(FeedView feed) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("host", feed.host());
    details.put("fetched", feed.fetchedAt() == null ? "never" : feed.fetchedAt().toString());
    if (feed.failingSince() != null) {
      details.put("failingSince", feed.failingSince().toString());
      details.put("reason", feed.problem().en());
    }
    if (feed.heldSince() != null) {
      details.put("heldSince", feed.heldSince().toString());
      details.put("vanished", feed.vanished().size());
    }
    return details;
  }
}
