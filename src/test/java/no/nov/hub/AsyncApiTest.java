package no.nov.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {

  private final JsonNode document = AsyncApi.read();

  @Test
  void every_topic_is_described_and_no_other() throws IllegalAccessException {
    List<String> topics =
        constants(Topics.class).stream()
            .filter(
                topic -> !Topics.isMark(topic)) // It says whose the others are by its name alone.
            .map(topic -> topic.endsWith(".") ? topic + "{participant}" : topic)
            .toList();

    assertThat(addresses()).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void every_type_is_described_and_no_other() throws IllegalAccessException {
    List<String> types =
        constants(Types.class).stream().filter(type -> type.startsWith("no.nov.")).toList();
    List<String> described = new ArrayList<>();
    document
        .at("/components/messages")
        .forEach(
            message -> {
              if (message.has("name")) {
                described.add(message.get("name").asString());
              }
            });

    assertThat(described).containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void everything_that_is_referred_to_exists() {
    assertThat(AsyncApi.references())
        .isNotEmpty()
        .allSatisfy(
            reference -> {
              if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
              } else {
                assertThat(AsyncApi.FILE.resolveSibling(reference)).exists();
              }
            });
  }

  @Test
  void every_channel_says_who_writes_who_reads_the_key_and_how_long() {
    document
        .get("channels")
        .forEach(
            channel -> {
              for (String said : List.of("x-written-by", "x-read-by", "x-key", "x-kept")) {
                assertThat(channel.path(said).asString("")).as(said).isNotBlank();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "held", "rejected"})
  void a_receipt_is_as_described(String status) {
    List<Reason> reasons = List.of(Reason.of("data.members", "too_large", "For stort.", "Large."));
    UUID id = UUID.randomUUID();
    Receipt plain =
        new Receipt(
            id,
            "drammen",
            "m-1",
            "no.nov.x.v1",
            SubmissionStatus.of(status),
            reasons,
            id,
            "event/evt-7");
    Receipt unread =
        new Receipt(id, "drammen", null, null, SubmissionStatus.of(status), List.of(), null, null);

    assertThat(AsyncApi.faults("Receipt", data(plain))).isEmpty();
    assertThat(AsyncApi.faults("Receipt", data(unread))).isEmpty();
    assertThat(AsyncApi.faults("Receipt", data(plain).put("more", 1))).isNotEmpty();
  }

  private static ObjectNode data(Receipt receipt) {
    return (ObjectNode) Json.MAPPER.readTree(receipt.toJson(Instant.EPOCH)).get("data");
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    document.get("channels").forEach(channel -> addresses.add(channel.get("address").asString()));
    return addresses;
  }

  private static List<String> constants(Class<?> names) throws IllegalAccessException {
    List<String> values = new ArrayList<>();
    for (Field field : names.getDeclaredFields()) {
      if (field.getType() == String.class) {
        field.setAccessible(true);
        values.add((String) field.get(null));
      }
    }
    return values;
  }
}
