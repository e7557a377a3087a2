package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.cancellation;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A participant's messages take effect in their order, also within one batch. */
@HubIntegrationTest
class OrderIT {

  private static final String PUBLISHED = "no.nov.event.published.v1";
  private static final String CANCELLED = "no.nov.event.cancelled.v1";

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void whatWasNotPublishedCannotBeCancelled() {
    JsonNode receipt =
        hub.receipt("asker", hub.produce("asker", cancellation("asker", "too-early", "never")));

    assertThat(codes(receipt)).containsExactly("unknown_event");
    assertThat(hub.placesOf("asker", "too-early")).isEmpty();
  }

  @Test
  void anothersEventIsUnknownToMe() {
    hub.receipt("modum", hub.produce("modum", event("modum", "theirs", "modum-only")));

    JsonNode receipt =
        hub.receipt("asker", hub.produce("asker", cancellation("asker", "mine", "modum-only")));

    assertThat(codes(receipt)).containsExactly("unknown_event");
  }

  /** Of each five: unknown cancelled, published, cancelled, cancelled again, and no message. */
  @Test
  void fiveHundredAtOnceEachGetTheirOneReceiptAndTakeEffectInOrder() {
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String eventId = "order-" + i;
      values.add(cancellation("asker", "early-" + i, eventId).toJson());
      values.add(event("asker", "publish-" + i, eventId).toJson());
      values.add(cancellation("asker", "cancel-" + i, eventId).toJson());
      values.add(cancellation("asker", "cancel-" + i, eventId).toJson());
      values.add(("no message " + i).getBytes(StandardCharsets.UTF_8));
    }

    List<UUID> ids = hub.produceTogether("asker", values).stream().map(OrderIT::idOf).toList();

    Map<UUID, List<JsonNode>> receipts =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> receiptsOf(ids), found -> found.size() == ids.size());
    assertThat(receipts.values()).allMatch(each -> each.size() == 1);
    for (int i = 0; i < ids.size(); i++) {
      JsonNode receipt = receipts.get(ids.get(i)).get(0);
      assertThat(status(receipt) + codes(receipt))
          .as("message %d", i)
          .isEqualTo(
              List.of(
                      "rejected[unknown_event]",
                      "accepted[]",
                      "accepted[]",
                      "accepted[duplicate]",
                      "rejected[not_json]")
                  .get(i % 5));
    }
    assertThat(effects())
        .hasSize(200)
        .isEqualTo(
            java.util.stream.IntStream.range(0, 100)
                .boxed()
                .flatMap(
                    i ->
                        java.util.stream.Stream.of(
                            PUBLISHED + " order-" + i, CANCELLED + " order-" + i))
                .toList());
  }

  private Map<UUID, List<JsonNode>> receiptsOf(List<UUID> ids) {
    Map<UUID, List<JsonNode>> found = new HashMap<>();
    for (JsonNode receipt : hub.receipts("asker")) {
      UUID id = UUID.fromString(receipt.get("receiptId").asString());
      found.computeIfAbsent(id, i -> new ArrayList<>()).add(receipt);
    }
    found.keySet().retainAll(ids);
    return found;
  }

  private List<String> effects() {
    return hub.anonymousTopic(Topics.EVENTS).stream()
        .map(record -> Json.MAPPER.readTree(record.value()))
        .filter(event -> event.get("data").path("eventId").asString("").startsWith("order-"))
        .map(
            event ->
                event.get("type").asString() + " " + event.get("data").get("eventId").asString())
        .toList();
  }

  /** RFC 9562, 5.5, written down here once more, as another system would. */
  private static UUID idOf(RecordMetadata place) {
    UUID namespace = UUID.fromString("5b1c6f0e-4b7d-5f0a-9a52-6e6f762d6875");
    String name = place.topic() + "/" + place.partition() + "/" + place.offset();
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .array());
      byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
      hash[6] = (byte) (hash[6] & 0x0f | 0x50);
      hash[8] = (byte) (hash[8] & 0x3f | 0x80);
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return new UUID(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
