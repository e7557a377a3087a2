package no.nov.hub.platform.transport.outage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalLong;
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

  /** The worst first. */
  private enum State {
    NONE,
    /** No reason to stop. */
    UNKNOWN,
    LITTLE,
    ENOUGH
  }

  /**
   * @param bytes that are free on the disk; empty if it cannot be asked
   */
  private record Free(Path directory, OptionalLong bytes) {

    static Free of(Path directory) {
      try {
        return new Free(
            directory, OptionalLong.of(Files.getFileStore(existing(directory)).getUsableSpace()));
      } catch (IOException e) {
        LOG.debug("The disk of {} cannot be asked", directory, e);
        return new Free(directory, OptionalLong.empty());
      }
    }

    /** Of a directory that is not there yet no disk is known. */
    private static Path existing(Path directory) {
      Path path = directory.toAbsolutePath().normalize();
      while (Files.notExists(path) && path.getParent() != null) {
        path = path.getParent();
      }
      return path;
    }

    String sentence(DataSize least) {
      return "The disk of %s has %d MB left, of which %d MB are to stay free"
          .formatted(
              directory, DataSize.ofBytes(bytes.orElseThrow()).toMegabytes(), least.toMegabytes());
    }

    String unknown() {
      return "The disk of %s cannot be asked how much room it has; the hub goes on, and is not warned before it is full. Look whether the disk is there and whole"
          .formatted(directory);
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

  /** One with too little room goes before one that cannot be asked, and that before the others. */
  private Free least() {
    return settings.directories().stream()
        .map(Free::of)
        .min(Comparator.comparing(this::state).thenComparing(free -> free.bytes().orElse(0)))
        .orElseThrow();
  }

  private State state(Free free) {
    if (free.bytes().isEmpty()) {
      return State.UNKNOWN;
    }
    long bytes = free.bytes().getAsLong();
    if (bytes < settings.stop().toBytes()) {
      return State.NONE;
    }
    return bytes < settings.warn().toBytes() ? State.LITTLE : State.ENOUGH;
  }

  /**
   * Told when it changes, not as long as it lasts: a log can lie on the same disk. A timed job and
   * no route: routes start when Kafka answers, and on a full disk the broker inside does not.
   */
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
      case UNKNOWN -> LOG.warn(least.unknown());
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
          case UNKNOWN -> Health.unknown().withDetail("reason", least.unknown());
          case LITTLE ->
              Health.unknown()
                  .withDetail(
                      "reason",
                      least.sentence(settings.warn()) + " (hub.disk.warn): free space soon");
          default -> Health.up();
        };
    least.bytes().ifPresent(bytes -> health.withDetail("freeBytes", bytes));
    return health.build();
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("nov.disk.free.bytes", this::freeBytes)
        .description("Free bytes on the fullest disk that the hub writes to")
        .register(meters);
    Gauge.builder("nov.disk.takes", () -> hasRoom() ? 1 : 0)
        .description("0 while the hub takes nothing because its disk is nearly full")
        .register(meters);
  }

  private double freeBytes() {
    OptionalLong bytes = least().bytes();
    return bytes.isPresent() ? bytes.getAsLong() : Double.NaN;
  }
}
