package no.nov.hub.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.Messages.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Topics;
import no.nov.hub.message.Types;
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
    Envelope count =
        from(
            "modum",
            Types.MEMBERSHIP_COUNTED,
            "kafka-1",
            "{'association':'modum','asOf':'2021-01-31','members':90}");

    JsonNode receipt = hub.receipt("modum", hub.produce("modum", count));

    assertThat(receipt.get("status").asString()).isEqualTo("accepted");
    assertThat(receipt.get("messageId").asString()).isEqualTo("kafka-1");
    assertThat(hub.admitted(Topics.MEMBERSHIP, "kafka-1")).hasSize(1);
  }

  @Test
  void plainJsonWithoutAnyHeaderIsReadAsACloudEvent() {
    Envelope count =
        from(
            "modum",
            Types.MEMBERSHIP_COUNTED,
            "kafka-plain",
            "{'association':'modum','asOf':'2021-02-28','members':91}");

    UUID id = hub.produce("modum", count.toJson(), Map.of());

    assertThat(hub.receipt("modum", id).get("status").asString()).isEqualTo("accepted");
  }

  @Test
  void bytesThatAreNoMessageGetAReceiptToo() {
    UUID id = hub.produce("modum", "{\"half\":".getBytes(StandardCharsets.UTF_8), Map.of());

    JsonNode receipt = hub.receipt("modum", id);

    assertThat(receipt.get("status").asString()).isEqualTo("rejected");
    assertThat(codes(receipt)).containsExactly("not_json");
    assertThat(
            hub.eventually("modum", "/api/v1/rejections/" + id, r -> true)
                .get("content")
                .asString())
        .isEqualTo("{\"half\":");
  }
}
