package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.HubProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub that may open too few files says so and does not begin; one that may, lives on in a rush.
 */
@Tag(FaultSize.TAG)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such limit")
class FileLimitIT {

  private static final List<Integer> TOO_SMALL = List.of(64, 256, 1023);
  private static final int SMALLEST = 1024;

  @TempDir Path directory;

  @Test
  void with_too_small_a_limit_nothing_begins_and_with_the_smallest_nothing_stops_in_a_rush()
      throws Exception {
    TOO_SMALL.forEach(this::isRefused);
    int connections = FaultSize.of(300, 2000);
    Path own = Files.createDirectory(directory.resolve("smallest"));
    int kafka = HubProcess.freePort();
    try (HubProcess hub = limited(own, SMALLEST, "--hub.embedded.kafka.port=" + kafka)) {
      hub.start();
      List<Socket> rush = new ArrayList<>();
      try {
        for (int i = 0; i < connections; i++) {
          rush.add(knock(i % 2 == 0 ? kafka : port(hub)));
        }
        // Needs new files, and no connection.
        dropped(hub, "juli", "31.07.2026");
      } finally {
        for (Socket socket : rush) {
          socket.close();
        }
      }
      await().atMost(Duration.ofSeconds(120)).until(hub::isReady);
      dropped(hub, "august", "31.08.2026");
      assertThat(Files.readString(hub.log())).doesNotContain("ended itself");
      hub.stop();
    }
    Tally.ofStops("Limits of open files, and connections", TOO_SMALL.size() + connections, 0)
        .note();
  }

  private void isRefused(int limit) {
    Path own = directory.resolve("limit-" + limit);
    try (HubProcess hub = limited(own, limit, "--hub.embedded.kafka.port=0")) {
      hub.launch();
      await().atMost(Duration.ofSeconds(120)).until(() -> !hub.isAlive());
      assertThat(own.resolve("data")).doesNotExist();
      assertThat(hub.log())
          .content()
          .contains("The hub may have %d files and connections open at once".formatted(limit))
          .contains("ulimit -n 65536")
          .doesNotContain("\tat ");
    }
  }

  private static HubProcess limited(Path own, int limit, String kafka) {
    return new HubProcess(
        own,
        List.of("--hub.data=" + own.resolve("data"), kafka),
        List.of("bash", "-c", "ulimit -n " + limit + " && exec \"$@\"", "bash"));
  }

  /** Whether it is let in or not. */
  private static Socket knock(int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 50);
    } catch (IOException e) {
      assertThat(e).as("a full queue").hasMessageContaining("timed out");
    }
    return socket;
  }

  private static int port(HubProcess hub) {
    return URI.create(hub.address()).getPort();
  }

  private static void dropped(HubProcess hub, String name, String date) throws IOException {
    Files.writeString(
        hub.drop().resolve("drammen/" + name + ".csv"),
        "Dato;Medlemmer;Bedrifter;3301 Drammen\n" + date + ";995;945;775\n");
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> Files.exists(hub.drop().resolve("drammen/done/" + name + ".csv")));
  }
}
