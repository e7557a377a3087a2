package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.HubProcess;
import no.nov.hub.platform.embedded.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The hub with its broker and its database in one process, killed at random moments. */
class KilledHubIT {

  private static final int MOST_MILLIS_OF_WORK = 2_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void whatWasAcknowledgedIsJudgedOnceAndCanBeBuiltAgainFromTheTopics() throws Exception {
    CrashSize size = CrashSize.ofSuite(4, 2_000);
    Instant begun = Instant.now();
    int kafkaPort = HubProcess.freePort();
    String kafka = "127.0.0.1:" + kafkaPort;
    try (HubProcess hub = hub(kafkaPort);
        Load load = new Load(size.messages(), kafka, List.of(hub))) {
      hub.start();
      killWhileLoaded(hub, load, size);
      load.finish();

      Reckoning reckoning = new Reckoning(load);
      reckoning.checkAnswers(hub);
      reckoning.checkFiles(List.of(hub));
      Map<String, Object> answers = new Answers(hub).everything(reckoning.dates());
      hub.stop();
      try (EmbeddedBroker broker = broker(kafkaPort)) {
        Counts counts = reckoning.checkTopics(broker.clientProperties());
        counts.print(
            "The hub with its broker and database",
            size.kills() + " times",
            size.seed(),
            Duration.between(begun, Instant.now()));
      }

      hub.empty();
      hub.start();
      reckoning.checkAnswers(hub);
      Repeats.areKnown(hub, kafka);
      assertThat(new Answers(hub).everything(reckoning.dates())).isEqualTo(answers);
      hub.stop();
    }
  }

  private static void killWhileLoaded(HubProcess hub, Load load, CrashSize size)
      throws InterruptedException {
    Kills kills = new Kills(size.seed());
    for (int kill = 0; kill < size.kills(); kill++) {
      load.send(kill, size.kills() + 1);
      if (kills.duringStart()) {
        kills.momentOfStart();
      } else {
        hub.awaitReady();
        kills.moment(MOST_MILLIS_OF_WORK);
      }
      hub.kill();
      hub.launch();
    }
    hub.awaitReady();
    load.send(size.kills(), size.kills() + 1);
  }

  private HubProcess hub(int kafkaPort) {
    return new HubProcess(
        directory,
        List.of(
            "--hub.data=" + data(""),
            "--hub.embedded.kafka.port=" + kafkaPort,
            Cargo.COUNTS_OF_ANY_AGE,
            Cargo.MUCH_A_DAY));
  }

  private EmbeddedBroker broker(int port) {
    return EmbeddedBroker.start(
        new EmbeddedBroker.Settings(data("kafka"), data("secrets"), port, Cargo.SENDERS));
  }

  private Path data(String path) {
    return directory.resolve("data").resolve(path);
  }
}
