package no.nov.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nov.hub.HubProcess;
import tools.jackson.databind.JsonNode;

/** Messages that were admitted long ago and are sent once more. */
final class Repeats {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OF_EACH_EDGE = 60;

  private Repeats() {}

  /** Each has a receipt of its own, which says that it is known. */
  static void areKnown(HubProcess hub, String bootstrapServers) {
    Ledger ledger = new Ledger();
    try (KafkaLoad kafka = new KafkaLoad(bootstrapServers, ledger);
        HttpLoad http = new HttpLoad(List.of(hub), ledger)) {
      sound(Edge.KAFKA).forEach(kafka::send);
      sound(Edge.HTTP).forEach(cargo -> http.send(List.of(cargo)));
      kafka.finish();
      http.finish();
    }
    assertThat(ledger.surprises).isEmpty();
    assertThat(ledger.promised).hasSizeGreaterThan(OF_EACH_EDGE);
    Answers answers = new Answers(hub);
    for (Map.Entry<UUID, Cargo> repeat : ledger.promised.entrySet()) {
      Cargo cargo = repeat.getValue();
      await("the receipt of " + cargo)
          .pollDelay(Duration.ZERO)
          .atMost(PATIENCE)
          .until(() -> answers.hasReceipt(repeat.getKey(), cargo.sender()));
      JsonNode receipt = answers.receipt(repeat.getKey(), cargo.sender());
      assertThat(receipt.get("status").asString()).as("%s", cargo).isEqualTo("accepted");
      assertThat(receipt.get("reasons").toString()).as("%s", cargo).contains("\"duplicate\"");
    }
  }

  private static Stream<Cargo> sound(Edge edge) {
    return IntStream.range(0, OF_EACH_EDGE)
        .mapToObj(number -> new Cargo(edge, number))
        .filter(cargo -> !cargo.isWrong());
  }
}
