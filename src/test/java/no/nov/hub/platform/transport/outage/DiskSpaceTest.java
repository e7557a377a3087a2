package no.nov.hub.platform.transport.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.LogLines;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class DiskSpaceTest {

  private static final DataSize MORE_THAN_ANY = DataSize.ofTerabytes(1_000_000);
  private static final DataSize NONE = DataSize.ofBytes(0);

  private static DiskSpace disk(DataSize warn, DataSize stop) {
    return new DiskSpace(new DiskSettings(List.of(Path.of("not", "there", "yet")), warn, stop));
  }

  @Test
  void with_room_enough_all_is_well() {
    DiskSpace disk = disk(NONE, NONE);

    assertThat(disk.hasRoom()).isTrue();
    assertThat(disk.health().getStatus()).isEqualTo(Status.UP);
    assertThatCode(disk::require).doesNotThrowAnyException();
  }

  @Test
  void with_little_room_it_is_told_and_all_is_taken() {
    DiskSpace disk = disk(MORE_THAN_ANY, NONE);

    assertThat(disk.hasRoom()).isTrue();
    assertThat(disk.health().getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(disk.health().getDetails().get("reason").toString())
        .contains("hub.disk.warn", "free space");
  }

  @Test
  void without_room_nothing_is_taken_and_it_counts_as_an_outage() {
    DiskSpace disk = disk(MORE_THAN_ANY, MORE_THAN_ANY);

    assertThat(disk.hasRoom()).isFalse();
    assertThat(disk.health().getStatus()).isEqualTo(Status.DOWN);
    assertThatThrownBy(disk::require).matches(Outages::isOutage).hasMessageContaining("MB left");
  }

  @Test
  void the_log_is_told_once_however_often_is_looked() {
    DiskSpace disk = disk(MORE_THAN_ANY, MORE_THAN_ANY);
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < 100; i++) {
        disk.tell();
        disk.health();
      }

      assertThat(log.texts()).hasSize(1).first().asString().contains("takes nothing more");
    }
  }

  @Test
  void a_disk_that_cannot_be_asked_is_told_and_no_reason_to_stop() {
    // A name that no file system takes: each question about it fails.
    Path broken = Path.of("x".repeat(300));
    DiskSpace disk = new DiskSpace(new DiskSettings(List.of(Path.of(""), broken), NONE, NONE));
    try (LogLines log = new LogLines()) {
      disk.tell();
      disk.tell();

      assertThat(log.texts()).filteredOn(line -> line.contains("cannot be asked how")).hasSize(1);
    }
    assertThat(disk.hasRoom()).isTrue();
    assertThatCode(disk::require).doesNotThrowAnyException();
    assertThat(disk.health().getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(disk.health().getDetails()).doesNotContainKey("freeBytes");
    DiskSpace full =
        new DiskSpace(new DiskSettings(List.of(broken, Path.of("")), MORE_THAN_ANY, MORE_THAN_ANY));
    assertThat(full.hasRoom()).isFalse();
  }

  @Test
  void a_warning_that_comes_after_the_stop_is_refused() {
    assertThatThrownBy(() -> disk(NONE, MORE_THAN_ANY))
        .hasMessageContaining("hub.disk.warn must not be less than hub.disk.stop");
  }

  /** They restart what has ended with a fault, which status 75 is. */
  @Test
  void systemd_and_docker_start_a_hub_anew_that_has_ended() throws Exception {
    assertThat(Files.readString(Path.of("src/main/distribution/nov-hub.service")))
        .contains("\nRestart=on-failure\n", "\nSuccessExitStatus=143\n")
        .containsOnlyOnce("\nRestartPreventExitStatus=78\n");
    String compose = Files.readString(Path.of("docker-compose.yml"));
    assertThat(compose.substring(compose.indexOf("\n  hub:\n")))
        .contains("restart: unless-stopped");
  }
}
