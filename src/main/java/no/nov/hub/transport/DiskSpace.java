package no.nov.hub.transport;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How much room there is for what the hub keeps. It takes nothing more while there is still room to
 * finish what it has taken: a broker whose disk is full ends itself.
 */
@Component("diskSpace")
public class DiskSpace implements HealthIndicator, MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

  private enum State {
    ENOUGH,
    LITTLE,
    NONE
  }

  /**
   * @param bytes that are free on the fullest disk
   */
  private record Free(Path directory, long bytes) {

    String sentence(DataSize least) {
      return "The disk of %s has %d MB left, of which %d MB are to stay free"
          .formatted(directory, DataSize.ofBytes(bytes).toMegabytes(), least.toMegabytes());
    }
  }

  private final DiskSettings settings;
  private State told = State.ENOUGH;

  public DiskSpace(DiskSettings settings) {
    this.settings = settings;
  }

  public boolean hasRoom() {
    return state(least()) != State.NONE;
  }

  /**
   * @throws NoRoom so that whatever was to be written stays where it is
   */
  public void require() throws NoRoom {
    Free least = least();
    if (state(least) == State.NONE) {
      throw new NoRoom(least.sentence(settings.stop()));
    }
  }

  private Free least() {
    return settings.directories().stream()
        .map(directory -> new Free(directory, existing(directory).getUsableSpace()))
        .min(Comparator.comparingLong(Free::bytes))
        .orElseThrow();
  }

  /** Of a directory that is not there yet no disk is known. */
  private static File existing(Path directory) {
    File file = directory.toAbsolutePath().normalize().toFile();
    while (!file.exists() && file.getParentFile() != null) {
      file = file.getParentFile();
    }
    return file;
  }

  private State state(Free least) {
    if (least.bytes() < settings.stop().toBytes()) {
      return State.NONE;
    }
    return least.bytes() < settings.warn().toBytes() ? State.LITTLE : State.ENOUGH;
  }

  /** Told when it changes, not as long as it lasts: a log can lie on the same disk. */
  @Scheduled(fixedDelay = 1000)
  synchronized void tell() {
    Free least = least();
    State now = state(least);
    if (now == told) {
      return;
    }
    told = now;
    switch (now) {
      case NONE ->
          LOG.error(
              "{} (hub.disk.stop): the hub takes nothing more until there is room, and goes on by itself then. Free space, or give the hub a larger disk",
              least.sentence(settings.stop()));
      case LITTLE ->
          LOG.warn(
              "{} (hub.disk.warn): free space soon. Below {} MB the hub takes nothing more",
              least.sentence(settings.warn()),
              settings.stop().toMegabytes());
      default -> LOG.info("There is room on the disk again");
    }
  }

  @Override
  public Health health() {
    Free least = least();
    Health.Builder health =
        switch (state(least)) {
          case NONE ->
              Health.down()
                  .withDetail(
                      "reason",
                      least.sentence(settings.stop())
                          + " (hub.disk.stop): nothing more is taken. Free space");
          case LITTLE ->
              Health.unknown()
                  .withDetail(
                      "reason",
                      least.sentence(settings.warn()) + " (hub.disk.warn): free space soon");
          default -> Health.up();
        };
    return health.withDetail("freeBytes", least.bytes()).build();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("nov.disk.free.bytes", () -> least().bytes())
        .description("Free bytes on the fullest disk that the hub writes to")
        .register(meters);
    Gauge.builder("nov.disk.takes", () -> hasRoom() ? 1 : 0)
        .description("0 while the hub takes nothing because its disk is nearly full")
        .register(meters);
  }
}
