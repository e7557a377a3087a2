package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.HubProcess;
import no.nov.hub.OnContainers;
import no.nov.hub.crash.OutsideParts.Container;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An outside broker, an outside database and one of two hubs, killed at random moments. */
@OnContainers
class KilledPartsIT {

  private static final int MOST_MILLIS_OF_WORK = 2_000;
  private static final int MOST_MILLIS_OF_OUTAGE = 3_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void theHubGoesOnByItselfAfterTheBrokerOrTheDatabaseWasKilled() throws Exception {
    CrashSize size = CrashSize.ofSuite(4, 1_000);
    Instant begun = Instant.now();
    try (OutsideParts parts = new OutsideParts();
        HubProcess hub = parts.hub(directory, "hub-1")) {
      parts.start();
      try (Load load = load(size, parts, hub)) {
        hub.start();
        Kills kills = new Kills(size.seed());
        for (int kill = 0; kill < size.kills(); kill++) {
          load.send(kill, size.kills() + 1);
          kills.moment(MOST_MILLIS_OF_WORK);
          Container killed = kill % 2 == 0 ? parts.kafka : parts.database;
          killed.kill();
          kills.moment(MOST_MILLIS_OF_OUTAGE);
          killed.start();
          hub.awaitReady();
        }
        load.send(size.kills(), size.kills() + 1);
        load.finish();

        Reckoning reckoning =
            reckon(load, List.of(hub), parts, size, begun, "An outside broker and database");
        Map<String, Object> answers = new Answers(hub).everything(reckoning.dates());
        hub.stop();
        hub.empty();
        hub.start();
        reckoning.checkAnswers(hub);
        Repeats.areKnown(hub, parts.bootstrapServers());
        assertThat(new Answers(hub).everything(reckoning.dates())).isEqualTo(answers);
      }
    }
  }

  @Test
  void twoHubsShareTheWorkAndOneTakesOverWhenTheOtherIsKilled() throws Exception {
    CrashSize size = CrashSize.ofSuite(3, 1_000);
    Instant begun = Instant.now();
    try (OutsideParts parts = new OutsideParts();
        HubProcess first = parts.hub(directory, "hub-1");
        HubProcess second = parts.hub(directory, "hub-2")) {
      parts.start();
      try (Load load = load(size, parts, first, second)) {
        first.start();
        second.start();
        List<HubProcess> hubs = List.of(first, second);
        Kills kills = new Kills(size.seed());
        for (int kill = 0; kill < size.kills(); kill++) {
          load.send(kill, size.kills() + 1);
          HubProcess killed = hubs.get(kills.among(2));
          killed.awaitReady();
          kills.moment(MOST_MILLIS_OF_WORK);
          killed.kill();
          if (kill == size.kills() - 1) {
            load.send(size.kills(), size.kills() + 1);
            assertTakesOver(killed == first ? second : first, load);
          }
          killed.launch();
        }
        first.awaitReady();
        second.awaitReady();
        load.finish();
        reckon(load, hubs, parts, size, begun, "Two hubs, one of them killed");
      }
    }
  }

  /** One inbox, one partition: whoever has a receipt for its last message has judged all of it. */
  private static void assertTakesOver(HubProcess other, Load load) {
    load.finishWithoutFiles();
    Answers answers = new Answers(other);
    await("the other hub to judge all that Kafka has")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                load.lastByKafka().entrySet().stream()
                    .allMatch(last -> answers.hasReceipt(last.getKey(), last.getValue().sender())));
  }

  private Load load(CrashSize size, OutsideParts parts, HubProcess... hubs) {
    return new Load(size.messages(), parts.bootstrapServers(), List.of(hubs));
  }

  private Reckoning reckon(
      Load load,
      List<HubProcess> hubs,
      OutsideParts parts,
      CrashSize size,
      Instant begun,
      String what)
      throws Exception {
    Reckoning reckoning = new Reckoning(load);
    reckoning.checkAnswers(hubs.get(0));
    reckoning.checkFiles(hubs);
    reckoning
        .checkTopics(parts.kafkaClient())
        .print(what, size.kills() + " times", size.seed(), Duration.between(begun, Instant.now()));
    return reckoning;
  }
}
