package no.nov.hub.platform.start;

import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the files and connections that the hub may have open come to an end. */
@Component("openFiles")
final class OpenFilesHealth implements HealthIndicator {

  private static final double MUCH = 0.8;

  private final long most;
  private final LongSupplier open;

  @Autowired
  OpenFilesHealth() {
    this(OpenFiles.most().orElse(Long.MAX_VALUE), OpenFiles::open);
  }

  OpenFilesHealth(long most, LongSupplier open) {
    this.most = most;
    this.open = open;
  }

  @Override
  public Health health() {
    long now = open.getAsLong();
    return now <= most * MUCH
        ? Health.up().build()
        : Health.unknown()
            .withDetail(
                "reason",
                "%d of %d files and connections are open: start the hub with a higher limit (ulimit -n, LimitNOFILE, --ulimit nofile), and look who connects so often"
                    .formatted(now, most))
            .build();
  }
}
