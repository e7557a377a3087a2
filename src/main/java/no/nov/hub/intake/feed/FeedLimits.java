package no.nov.hub.intake.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much patience a server gets. The largest calendar is {@code hub.files.max-size}.
 *
 * @param connectTimeout to be connected, and between two pieces of an answer
 * @param totalTimeout for all of it, redirects too
 * @param redirects that are followed
 */
@ConfigurationProperties("hub.feed-limits")
record FeedLimits(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration totalTimeout,
    @DefaultValue("5") int redirects) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  FeedLimits {
    within("connect-timeout", connectTimeout);
    within("total-timeout", totalTimeout);
    if (redirects < 0 || redirects > 20) {
      throw new IllegalArgumentException("hub.feed-limits.redirects must be from 0 to 20");
    }
  }

  private static void within(String name, Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.feed-limits.%s must be more than nothing and at most 5m".formatted(name));
    }
  }
}
