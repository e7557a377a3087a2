package no.nov.hub.platform.transport.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nov.hub.platform.database.DatabaseDamage;
import no.nov.hub.platform.transport.Broker;
import no.nov.hub.platform.transport.outage.DatabaseGuard;
import no.nov.hub.platform.transport.outage.DiskSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A broker or a database in this process that has ended itself comes back only with a new process.
 * The hub is not alive any longer, for those who restart by that; and when there is room on the
 * disk it ends, for those who restart what has ended. As long as there is none, or the database's
 * file is damaged, a new start would come to the same. A timed job and no route: a broker that has
 * ended before the routes were started never starts them.
 */
@Component
class EndedParts {

  private static final Logger LOG = LoggerFactory.getLogger(EndedParts.class);

  /** EX_TEMPFAIL: it is worth trying again. */
  static final int TRY_AGAIN = 75;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Broker broker;
  private final DatabaseGuard database;
  private final DatabaseDamage databaseDamage;
  private final DiskSpace disk;
  private final ApplicationContext hub;
  private final AtomicBoolean told = new AtomicBoolean();

  EndedParts(
      Broker broker,
      DatabaseGuard database,
      DatabaseDamage databaseDamage,
      DiskSpace disk,
      ApplicationContext hub) {
    this.broker = broker;
    this.database = database;
    this.databaseDamage = databaseDamage;
    this.disk = disk;
    this.hub = hub;
  }

  @Scheduled(fixedDelay = 1000)
  void look() {
    Optional<String> found = databaseDamage.found();
    if (found.isEmpty() && broker.failure().isEmpty() && !database.hasEnded()) {
      return;
    }
    AvailabilityChangeEvent.publish(hub, LivenessState.BROKEN);
    if (found.isPresent()) {
      if (told.compareAndSet(false, true)) {
        LOG.error(
            "The hub takes and gives nothing more, and does not end, since a new start would find the same: {}",
            found.get());
      }
    } else if (disk.hasRoom() && told.compareAndSet(false, true)) {
      LOG.error(
          "The hub ends, since its broker or its database has, and is to be started anew; systemd and Docker do so by themselves. Nothing that was acknowledged is lost");
      new OrderlyEnd(
              () -> System.exit(SpringApplication.exit(hub, () -> TRY_AGAIN)),
              () -> Runtime.getRuntime().halt(TRY_AGAIN))
          .begin(PATIENCE);
    }
  }
}
