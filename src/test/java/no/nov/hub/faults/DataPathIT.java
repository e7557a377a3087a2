package no.nov.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.nov.hub.HubProcess;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the hub's may have any name, or it is refused before anything lies elsewhere. */
@Tag(FaultSize.TAG)
class DataPathIT {

  /** Each stands for a part: Kafka, H2, Camel's addresses and its property language. */
  private static final List<String> REFUSED =
      List.of("Næring, Drammen", "a;b", "a%41b", "a?b", "a{{b}}", "a\nb");

  @TempDir Path directory;

  @Test
  void a_name_that_works_takes_files_and_one_that_would_not_is_refused_with_a_sentence()
      throws IOException, InterruptedException {
    works("Åse og Pål's #1 + (B) & \"C\" $D [E] {F}");
    List<String> refused = REFUSED.subList(0, FaultSize.of(1, REFUSED.size()));
    refused.forEach(this::isRefused);

    Tally.ofStops("Paths of data with signs in them", 1L + refused.size(), 0).note();
  }

  private void works(String name) throws IOException, InterruptedException {
    Path own = Files.createDirectory(directory.resolve(name));
    try (HubProcess hub = HubProcess.embedded(own)) {
      hub.start();
      Files.writeString(
          hub.drop().resolve("drammen/medlemstall.csv"),
          "Dato;Medlemmer;Bedrifter;3301 Drammen\n31.07.2026;995;945;775\n");

      await()
          .atMost(Duration.ofSeconds(120))
          .until(() -> Files.exists(hub.drop().resolve("drammen/done/medlemstall.csv")));
      hub.stop();
    }
    assertThat(own.resolve("data"))
        .isDirectoryContaining("glob:**/db")
        .isDirectoryContaining("glob:**/kafka")
        .isDirectoryContaining("glob:**/secrets");
    assertThat(directory).isDirectoryContaining(path -> path.equals(own));
    try (var beside = Files.list(directory)) {
      assertThat(beside).containsExactly(own);
    }
  }

  private void isRefused(String name) {
    Said hub =
        OwnProcess.run(
            "--hub.data=" + directory.resolve(name),
            "--server.port=0",
            "--hub.embedded.kafka.port=0");

    assertThat(hub.code()).as("nothing to try again").isEqualTo(78);
    assertThat(hub.text()).contains("(hub.data) has ", "Rename the folder", "--hub.data=");
    assertThat(directory.resolve(name)).doesNotExist();
  }
}
