package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HubIntegrationTest
class KafkaEdgeIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aStructuredCloudEventIsAcceptedAndIsOnItsTopic() {
    Envelope count = count("modum", "kafka-1", "2021-01-31", 90);

    JsonNode receipt = hub.receipt("modum", hub.produce("modum", count));

    assertThat(status(receipt)).isEqualTo("accepted");
    assertThat(receipt.get("messageId").asString()).isEqualTo("kafka-1");
    assertThat(hub.admitted(Topics.MEMBERSHIP, "kafka-1")).hasSize(1);
  }

  @Test
  void plainJsonWithoutAnyHeaderIsReadAsACloudEvent() {
    Envelope count = count("modum", "kafka-plain", "2021-02-28", 91);

    UUID id = hub.produce("modum", count.toJson(), Map.of());

    assertThat(status(hub.receipt("modum", id))).isEqualTo("accepted");
  }

  @Test
  void inBinaryModeTheAttributesAreHeadersAndTheDataIsTheBody() {
    Envelope count = count("modum", "kafka-binary", "2021-03-31", 92);

    UUID id =
        hub.produce("modum", Json.MAPPER.writeValueAsBytes(count.data()), binaryHeaders(count));

    assertThat(status(hub.receipt("modum", id))).isEqualTo("accepted");
    JsonNode admitted = hub.admitted(Topics.MEMBERSHIP, "kafka-binary").get(0);
    assertThat(admitted.get("source").asString()).isEqualTo("/modum");
    assertThat(admitted.get("data").get("members").asInt()).isEqualTo(92);
  }

  /** The CloudEvents Kafka binding, 3.3: a structured message may repeat its attributes. */
  @Test
  void aStructuredMessageMayRepeatItsAttributesAsHeaders() {
    Envelope count = count("modum", "kafka-both", "2021-04-30", 92);
    Map<String, String> headers = new java.util.HashMap<>(binaryHeaders(count));
    headers.put("content-type", Envelope.STRUCTURED + "; charset=UTF-8");

    UUID id = hub.produce("modum", count.toJson(), headers);

    assertThat(status(hub.receipt("modum", id))).isEqualTo("accepted");
  }

  @Test
  void anAdmittedCountHasTheNumbersInForce() {
    Envelope count =
        from(
            "modum",
            Types.MEMBERSHIP_COUNTED,
            "kafka-normal",
            "{'association':'modum','asOf':'2021-05-31','members':92,'byMunicipality':{'0623':80}}");

    UUID id = hub.produce("modum", count);

    JsonNode receipt = hub.receipt("modum", id);
    assertThat(status(receipt)).isEqualTo("accepted");
    assertThat(codes(receipt)).containsExactly("municipality_replaced");
    List<Received> places = hub.placesOf("modum", "kafka-normal");
    assertThat(places).hasSize(1);
    Received place = places.get(0);
    assertThat(place.topic()).isEqualTo(Topics.MEMBERSHIP);
    assertThat(new String(place.key(), StandardCharsets.UTF_8)).isEqualTo("modum/2021-05-31");
    JsonNode parts = Json.MAPPER.readTree(place.value()).get("data").get("byMunicipality");
    assertThat(parts.toString()).isEqualTo("{\"3047\":80}");
  }

  @Test
  void bytesThatAreNoMessageGetAReceiptToo() {
    UUID id = hub.produce("modum", "{\"half\":".getBytes(StandardCharsets.UTF_8), Map.of());

    JsonNode receipt = hub.receipt("modum", id);

    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(codes(receipt)).containsExactly("not_json");
    assertThat(
            hub.eventually("modum", "/api/v1/rejections/" + id, r -> true)
                .get("content")
                .asString())
        .isEqualTo("{\"half\":");
  }

  @Test
  void aRecordWithoutAnyValueGetsAReceiptToo() {
    UUID id = hub.produce("modum", null, Map.of());

    assertThat(codes(hub.receipt("modum", id))).containsExactly("empty");
  }

  private static Map<String, String> binaryHeaders(Envelope envelope) {
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", envelope.id(),
        "ce_source", envelope.source(),
        "ce_type", envelope.type(),
        "content-type", "application/json");
  }
}
