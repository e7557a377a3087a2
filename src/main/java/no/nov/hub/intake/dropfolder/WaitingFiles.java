package no.nov.hub.intake.dropfolder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.participant.PerParticipant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Files that lie in the drop folders and are to be read. One that has waited for a minute is told:
 * either the route stands still, or somebody has laid in very many.
 */
@Component("waitingFiles")
class WaitingFiles implements HealthIndicator, PerParticipant {

  private static final String GAUGE = "nov.drop.files";
  private static final Duration LONG = Duration.ofMinutes(1);

  private final DropSettings drop;
  private final Participants participants;
  private final Quota quota;
  private final Clock clock;
  private final MeterRegistry meters;
  private volatile Map<String, Waiting> last = Map.of();

  /**
   * @param oldest when the oldest of them came into the folder, or null
   */
  private record Waiting(int files, Instant oldest) {

    private static final Waiting NONE = new Waiting(0, null);

    Waiting with(Instant came) {
      return new Waiting(files + 1, oldest == null || came.isBefore(oldest) ? came : oldest);
    }
  }

  WaitingFiles(
      DropSettings drop,
      Participants participants,
      Quota quota,
      Clock clock,
      MeterRegistry meters) {
    this.drop = drop;
    this.participants = participants;
    this.quota = quota;
    this.clock = clock;
    this.meters = meters;
    Gauge.builder("nov.drop.oldest.waiting", () -> oldest().toSeconds())
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .register(meters);
  }

  @Override
  public void open(Participant participant) {
    gauge(participant).register(meters);
  }

  @Override
  public void close(Participant participant) {
    meters.remove(gauge(participant).register(meters));
  }

  private Gauge.Builder<?> gauge(Participant participant) {
    return Gauge.builder(GAUGE, () -> seen(participant.id()).files())
        .description("Files in the drop folder that are still to be read")
        .tag("participant", participant.id());
  }

  private Waiting seen(String participant) {
    return last.getOrDefault(participant, Waiting.NONE);
  }

  private Duration oldest() {
    return last.values().stream().map(this::age).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Duration age(Waiting waiting) {
    return waiting.oldest() == null
        ? Duration.ZERO
        : Duration.between(waiting.oldest(), clock.instant());
  }

  @Override
  public Health health() {
    Map<String, Waiting> now = new TreeMap<>();
    Health.Builder health = Health.up();
    for (String participant : participants.ids()) {
      Waiting waiting = look(drop.directory().resolve(participant));
      now.put(participant, waiting);
      if (age(waiting).compareTo(LONG) > 0) {
        health.unknown().withDetail(participant, told(participant, waiting));
      }
    }
    last = now;
    return health.build();
  }

  private String told(String participant, Waiting waiting) {
    String told =
        waiting.files() == 1
            ? "1 file waits to be read, since %s".formatted(waiting.oldest())
            : "%d files wait to be read, the oldest since %s"
                .formatted(waiting.files(), waiting.oldest());
    return quota.isUsedUp(participant)
        ? told + "; the quota of the day is used up, which ends at midnight"
        : told;
  }

  private static Waiting look(Path folder) {
    Waiting waiting = Waiting.NONE;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DropTurns::isRead)) {
      for (Path file : files) {
        waiting = waiting.with(came(file));
      }
    } catch (IOException e) {
      throw new IllegalStateException("A drop folder cannot be read", e);
    }
    return waiting;
  }

  /** When it came to lie here, where the system knows; when it was written is its sender's. */
  static Instant came(Path file) throws IOException {
    String attribute =
        file.getFileSystem().supportedFileAttributeViews().contains("unix")
            ? "unix:ctime"
            : "creationTime";
    Object at = Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS);
    return ((FileTime) at).toInstant();
  }
}
