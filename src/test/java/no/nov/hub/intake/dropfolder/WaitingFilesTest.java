package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.quota.QuotaForTests;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class WaitingFilesTest {

  private final MovableClock clock = MovableClock.at(Instant.now());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Quota quota = QuotaForTests.of(DataSize.ofKilobytes(1), clock);

  @TempDir Path drop;
  private WaitingFiles waiting;

  @BeforeEach
  void start() {
    DropSettings settings = new DropSettings(drop);
    waiting = new WaitingFiles(settings, RealSettings.PARTICIPANTS, quota, clock, meters);
    for (Participant participant : RealSettings.PARTICIPANTS.all()) {
      new DropFolders(settings).open(participant);
      waiting.open(participant);
    }
  }

  @Test
  void a_file_that_has_waited_for_a_minute_is_told_with_whose_it_is() throws IOException {
    Path file = Files.writeString(drop.resolve("asker/tall.csv"), "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(waiting.health().getStatus()).isEqualTo(Status.UP);
    clock.pass(Duration.ofSeconds(70));

    Health health = waiting.health();

    assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(health.getDetails()).containsOnlyKeys("asker");
    assertThat(health.getDetails().get("asker").toString()).startsWith("1 file waits");
    assertThat(meters.get("nov.drop.files").tag("participant", "asker").gauge().value()).isOne();
    assertThat(meters.get("nov.drop.oldest.waiting").gauge().value()).isBetween(60.0, 80.0);

    Files.writeString(drop.resolve("asker/arrangementer.csv"), "x");
    assertThat(waiting.health().getDetails().get("asker").toString())
        .startsWith("2 files wait to be read, the oldest since");
  }

  @Test
  void of_files_that_wait_for_the_next_day_it_is_said_why() throws IOException {
    Files.writeString(drop.resolve("asker/tall.csv"), "x");
    clock.pass(Duration.ofSeconds(70));
    quota.count("asker", Edge.FILES, 1024);

    assertThat(waiting.health().getDetails().get("asker").toString())
        .startsWith("1 file waits to be read")
        .endsWith("the quota of the day is used up, which ends at midnight");
  }

  @Test
  void what_is_not_to_be_read_does_not_wait() throws IOException {
    Files.writeString(drop.resolve("asker/tall.csv.part"), "x");
    Files.createDirectories(drop.resolve("asker/done"));
    Files.writeString(drop.resolve("asker/done/tall.csv"), "x");
    clock.pass(Duration.ofHours(1));

    assertThat(waiting.health().getStatus()).isEqualTo(Status.UP);
  }
}
