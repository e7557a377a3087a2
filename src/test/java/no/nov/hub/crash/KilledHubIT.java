package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.message.Json;
import no.nov.hub.message.Topics;
import no.nov.hub.transport.Received;
import no.nov.hub.transport.TopicReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What Kafka has acknowledged is judged exactly once, also when the hub with its broker is killed
 * in the middle.
 */
class KilledHubIT {

  private static final int MESSAGES = 5_000;
  private static final int SENT_BEFORE_THE_KILL = 4_000;
  private static final int JUDGED_BEFORE_THE_KILL = 1_000;
  private static final int REPEATED = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void eachOfFiveThousandMessagesHasExactlyOneReceiptAfterAKill() throws Exception {
    try (HubProcess hub = new HubProcess(directory)) {
      hub.start();
      try (Load load = new Load(hub.kafka())) {
        load.send(0, JUDGED_BEFORE_THE_KILL);
        await().atMost(PATIENCE).until(() -> receipts(hub).size() == JUDGED_BEFORE_THE_KILL);
        load.send(JUDGED_BEFORE_THE_KILL, SENT_BEFORE_THE_KILL);
        await().atMost(PATIENCE).until(() -> load.acknowledged.size() > JUDGED_BEFORE_THE_KILL);
        hub.kill();
        hub.start();
        load.send(SENT_BEFORE_THE_KILL, MESSAGES);
        load.flush();
        assertThat(load.failures).isEmpty();
        assertThat(load.acknowledged).hasSize(MESSAGES);

        await().atMost(PATIENCE).until(() -> receipts(hub).size() >= MESSAGES);
        assertEveryMessageJudgedOnce(hub, load);
        assertFiguresAreExact(hub);
      }
      hub.stop();
      emptyAdmissionsTables();
      hub.start();
      assertThat(receipts(hub)).as("receipts after another, orderly restart").hasSize(MESSAGES);
      assertFiguresAreExact(hub);
      assertRepeatsAreKnownFromTheReceipts(hub);
    }
  }

  private void emptyAdmissionsTables() throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + directory.resolve("data/db/hub") + ";DATABASE_TO_LOWER=TRUE");
        Statement statement = database.createStatement()) {
      for (String table :
          List.of("admitted", "held_message", "known_thing", "measured", "admission_progress")) {
        statement.execute("DELETE FROM kept." + table);
      }
    }
  }

  private static void assertRepeatsAreKnownFromTheReceipts(HubProcess hub) {
    try (Load again = new Load(hub.kafka())) {
      again.send(0, REPEATED);
      again.flush();
      await().atMost(PATIENCE).until(() -> receipts(hub).size() == MESSAGES + REPEATED);
      long duplicates =
          receipts(hub).stream()
              .filter(receipt -> receipt.get("reasons").toString().contains("\"duplicate\""))
              .count();
      assertThat(duplicates).isEqualTo(REPEATED - REPEATED / 100);
    }
  }

  private static void assertEveryMessageJudgedOnce(HubProcess hub, Load load) {
    List<JsonNode> receipts = receipts(hub);
    Map<UUID, Long> times =
        receipts.stream()
            .collect(
                Collectors.groupingBy(
                    receipt -> UUID.fromString(receipt.get("receiptId").asString()),
                    Collectors.counting()));
    assertThat(times.keySet()).isEqualTo(load.acknowledged.keySet());
    assertThat(times.values()).containsOnly(1L);

    Map<String, Long> byStatus =
        receipts.stream()
            .collect(Collectors.groupingBy(r -> r.get("status").asString(), Collectors.counting()));
    long wrong = IntStream.range(0, MESSAGES).filter(Load::isWrong).count();
    assertThat(byStatus).isEqualTo(Map.of("accepted", MESSAGES - wrong, "rejected", wrong));

    List<String> ids = new ArrayList<>();
    for (String topic : List.of(Topics.MEMBERSHIP, Topics.EVENTS, Topics.POSITIONS)) {
      read(hub, Map.of(topic, 0L))
          .forEach(
              record ->
                  ids.add(
                      json(record).get("source").asString() + json(record).get("id").asString()));
    }
    assertThat(ids).hasSize(Math.toIntExact(MESSAGES - wrong)).doesNotHaveDuplicates();
  }

  private static void assertFiguresAreExact(HubProcess hub) {
    String key = hub.key("drammen");
    long expected = expectedMembers();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var answer = hub.get("/api/v1/statistics", key);
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(Json.MAPPER.readTree(answer.body()).get("totals").get("members").asLong())
                  .isEqualTo(expected);
            });
  }

  /** The last count of each sender. */
  private static long expectedMembers() {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      if (!Load.isWrong(i) && i % 7 > 2) {
        last.put(Load.SENDERS.get(i % Load.SENDERS.size()), 1000 + i % 50);
      }
    }
    return last.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static List<JsonNode> receipts(HubProcess hub) {
    Map<String, Long> from =
        Load.SENDERS.stream().collect(Collectors.toMap(Topics::receipts, sender -> 0L));
    return read(hub, from).stream().map(record -> json(record).get("data")).toList();
  }

  private static List<Received> read(HubProcess hub, Map<String, Long> from) {
    List<Received> records = new ArrayList<>();
    try (TopicReader reader = new TopicReader(Map.of("bootstrap.servers", hub.kafka()))) {
      reader.readToEnd(from, records::add);
    }
    return records;
  }

  private static JsonNode json(Received record) {
    return Json.MAPPER.readTree(record.value());
  }
}
