package no.nov.hub.platform.clock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * So that the next start knows how late it was. A timed job and no route: routes start when Kafka
 * answers, and a hub that still waits for it can be the one that is started anew.
 */
@Component
final class NotingTheTime {

  private static final Logger LOG = LoggerFactory.getLogger(NotingTheTime.class);

  private final LastSeen seen;
  private final SteadyClock clock;

  NotingTheTime(Environment settings, SteadyClock clock) {
    this.seen = new LastSeen(Path.of(settings.getRequiredProperty("hub.data")));
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void note() {
    try {
      seen.note(clock.instant());
    } catch (IOException e) {
      LOG.debug("The time cannot be noted, which only the next start would have looked at", e);
    }
  }
}
