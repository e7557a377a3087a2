package no.nov.hub.intake.feed;

import java.time.Duration;
import no.nov.hub.platform.start.SettingFaults;
import no.nov.hub.platform.start.Wanted;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much patience a server gets. The largest calendar is {@code hub.files.max-size}.
 *
 * @param connectTimeout how long a server gets to be connected, and between two pieces of an answer
 * @param totalTimeout how long it gets for all of its answer, redirects too
 * @param redirects how many are followed
 */
@ConfigurationProperties("hub.feed-limits")
record FeedLimits(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration totalTimeout,
    @DefaultValue("5") int redirects) {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_REDIRECTS = 20;
  private static final Wanted TIMEOUT =
      new Wanted(
          "må være mer enn ingenting og høyst 5m", "must be more than nothing and at most 5m");

  FeedLimits {
    new SettingFaults("hub.feed-limits")
        .require(isWithin(connectTimeout), "connect-timeout", connectTimeout, TIMEOUT)
        .require(isWithin(totalTimeout), "total-timeout", totalTimeout, TIMEOUT)
        .require(
            redirects >= 0 && redirects <= MOST_REDIRECTS,
            "redirects",
            redirects,
            Wanted.between(0, MOST_REDIRECTS))
        .refuse();
  }

  private static boolean isWithin(Duration timeout) {
    return timeout.toMillis() >= 1 && timeout.compareTo(LONGEST) <= 0;
  }
}
