package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.HubApplication;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Whoever starts a hub where one is already reads what stands in the way and what to do. */
class SecondHubIT {

  private static final String ANY_PORT = "0";

  @TempDir Path directory;

  @Test
  void beside_a_hub_that_runs_on_the_same_data_another_ends_with_a_sentence() {
    try (var first =
        new SpringApplicationBuilder(HubApplication.class).run(settings("data", ANY_PORT))) {
      assertThat(first.isRunning()).isTrue();

      Said second = OwnProcess.run(settings("data", ANY_PORT));

      ends(second, "Another hub runs, or is just stopping, on the data in " + data("data"));
      assertThat(second.text()).contains("wait until it has ended", "--hub.data=");
    }
  }

  /** A hub that stops closes its database before its broker. */
  @Test
  void while_another_is_just_stopping_the_next_ends_with_a_sentence() {
    try (EmbeddedBroker last = broker()) {
      assertThat(last.failure()).isEmpty();

      Said next = OwnProcess.run(settings("data", ANY_PORT));

      ends(next, "Another hub runs, or is just stopping, on " + data("data/kafka"));
      assertThat(next.text()).contains("wait until it has ended", "hub.data");
    }
  }

  @Test
  void where_somebody_listens_on_its_port_the_hub_ends_with_a_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      ends(
          OwnProcess.run(settings("other", port)),
          "perhaps another hub, listens on port " + port,
          "--server.port=");
    }
  }

  @Test
  void where_somebody_listens_on_the_port_of_its_broker_the_hub_ends_with_a_sentence()
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      ends(
          OwnProcess.run(settings("other", ANY_PORT, port)),
          "cannot listen on 127.0.0.1:" + port,
          "hub.embedded.kafka.port");
    }
  }

  private static void ends(Said hub, String... sentence) {
    assertThat(hub.code()).as("worth another try, once the other has ended").isEqualTo(1);
    assertThat(hub.text()).contains(sentence);
    assertThat(hub.text().lines())
        .noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
  }

  private String[] settings(String data, String port) {
    return settings(data, port, ANY_PORT);
  }

  private String[] settings(String data, String port, String portOfBroker) {
    return new String[] {
      "--hub.data=" + data(data),
      "--server.port=" + port,
      "--hub.embedded.kafka.port=" + portOfBroker
    };
  }

  private EmbeddedBroker broker() {
    return EmbeddedBroker.start(
        new EmbeddedBroker.Settings(data("data/kafka"), data("data/secrets"), 0, List.of()));
  }

  private Path data(String path) {
    return directory.resolve(path);
  }
}
