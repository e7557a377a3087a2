package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import no.nov.hub.HubProcess;
import no.nov.hub.Messages;
import no.nov.hub.OwnProcess;
import no.nov.hub.platform.message.Envelope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Bytes of the database's file flip while the hub is down after a kill. It does not start on them,
 * says so, and works as before with the file as it was. How many flips are found, and in which
 * files, is {@code SummedFileTest}'s.
 */
@Tag(FaultSize.TAG)
class FlippedBytesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void a_hub_does_not_start_on_flipped_bytes_and_says_what_to_do() throws Exception {
    try (HubProcess hub = HubProcess.embedded(directory)) {
      hub.start();
      String key = hub.key("drammen");
      post(hub, key);
      String asked = "/api/v1/statistics?asOf=2026-06-30";
      await().atMost(PATIENCE).until(() -> hub.get(asked, key).body().contains("910"));
      hub.kill();
      Path database = directory.resolve("data/db");
      Path whole = directory.resolve("whole");
      FileSystemUtils.copyRecursively(database, whole);

      int rounds = FaultSize.of(1, 10);
      for (int round = 0; round < rounds; round++) {
        flip(database.resolve("hub.mv.db"), new Random(round), 4_000);
        long told = told(hub);
        hub.launch();
        await().atMost(PATIENCE).until(() -> !hub.isAlive());
        assertThat(told(hub)).isGreaterThan(told);
        assertThat(hub.exitCode()).as("no start comes to anything else").isEqualTo(78);
        assertThat(OwnProcess.run("rebuild", "--hub.data=" + directory.resolve("data")).text())
            .contains("hub.mv.db is damaged", "'restore'");
        FileSystemUtils.deleteRecursively(database);
        FileSystemUtils.copyRecursively(whole, database);
      }

      hub.start();
      int lost = hub.get(asked, key).body().contains("910") ? 0 : 1;
      new Tally("Starts on a database with flipped bytes", rounds, 0, lost, 0, 0).note();
    }
  }

  @Test
  void a_running_hub_that_finds_flipped_bytes_says_so_and_does_not_end() throws Exception {
    try (HubProcess hub =
        HubProcess.embedded(
            directory,
            "--hub.routes.watch-database.from=scheduler:watch-database?initialDelay=1000&delay=2000")) {
      hub.start();
      String key = hub.key("drammen");
      String operator = hub.key("operator");
      post(hub, key);
      flip(directory.resolve("data/db/hub.mv.db"), new Random(3), 4_000);

      await("the damage to be found, see " + hub.log())
          .atMost(PATIENCE)
          .until(
              () -> {
                hub.get("/api/v1/statistics", key);
                return hub.get("/actuator/health/liveness", null).statusCode() == 503;
              });

      TimeUnit.SECONDS.sleep(FaultSize.of(5, 60)); // Ended parts are looked at each second.
      assertThat(hub.isAlive()).isTrue();
      assertThat(hub.isReady()).isFalse();
      assertHealthTells(hub.get("/actuator/health", operator).body());
      assertThat(Files.readString(hub.log()))
          .contains("hub.mv.db is damaged", "'restore'", "and does not end")
          .doesNotContain("Nothing that was acknowledged is lost");
      new Tally("A running hub that reads flipped bytes", 1, 0, 0, 0, 0).note();
    }
  }

  /** In full only to the operator, whose key may be among what can no longer be read. */
  private static void assertHealthTells(String body) {
    assertThat(body).contains("DOWN");
    if (body.contains("components")) {
      assertThat(body).contains("databaseDamage", "hub.mv.db is damaged", "'restore'");
    }
  }

  private static long told(HubProcess hub) throws IOException {
    return Files.readString(hub.log()).lines().filter(l -> l.contains("is damaged: ")).count();
  }

  private static void post(HubProcess hub, String key) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1/messages"))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", Envelope.STRUCTURED)
                    .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                            Messages.count("drammen", "c-1", "2026-06-30", 910).toJson()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static void flip(Path path, Random random, int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (int i = 0; i < bytes; i++) {
        long at = (long) (random.nextDouble() * file.length());
        file.seek(at);
        int before = file.read();
        file.seek(at);
        file.write(before ^ (1 + random.nextInt(255)));
      }
    }
  }
}
