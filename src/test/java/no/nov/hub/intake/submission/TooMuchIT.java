package no.nov.hub.intake.submission;

import static no.nov.hub.HubClient.codes;
import static no.nov.hub.HubClient.status;
import static no.nov.hub.Messages.count;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** However much somebody sends, there is one receipt, and the next message is judged. */
@HubIntegrationTest
class TooMuchIT {

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  @Test
  void aMessageBeyondOneMebibyteIsRejectedAndItsBeginningIsKept() {
    byte[] large = Json.MAPPER.writeValueAsBytes("x".repeat(1_200_000));

    UUID id = hub.produce("modum", large, Map.of());

    assertThat(codes(hub.receipt("modum", id))).containsExactly("too_large");
    JsonNode kept = hub.eventually("modum", "/api/v1/rejections/" + id, r -> true);
    assertThat(kept.get("complete").asBoolean()).isFalse();
    assertThat(kept.get("content").asString()).hasSize(1 << 20).startsWith("\"xxx");
    assertThat(hub.post("modum", resubmission(id), Envelope.STRUCTURED, new byte[0]).status())
        .isEqualTo(409);
  }

  @Test
  void ofVeryManyFaultsTheFirstAreTold() {
    ObjectNode data = Json.MAPPER.createObjectNode().put("organiser", "modum");
    var groups = data.putArray("inviteGroups");
    for (int i = 0; i < 50_000; i++) {
      groups.add("\u0007");
    }

    JsonNode receipt =
        receiptOf(new Envelope("faults", "/modum", Types.EVENT_PUBLISHED, null, null, data));

    assertThat(status(receipt)).isEqualTo("rejected");
    assertThat(codes(receipt)).hasSizeBetween(50, 200).endsWith("more_faults");
  }

  @Test
  void veryManyAttributesOfTheWrongKindAreToldInPartToo() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    for (int i = 0; i < 40_000; i++) {
      event.putObject("a" + i);
    }

    UUID id = hub.produce("modum", Json.MAPPER.writeValueAsBytes(event), Map.of());

    assertThat(codes(hub.receipt("modum", id))).hasSizeBetween(50, 200).endsWith("more_faults");
    assertTheNextIsJudged("after-attributes");
  }

  @Test
  void aPathThatIsLongIsToldInPart() {
    ObjectNode data = Json.MAPPER.createObjectNode();
    ObjectNode inner = data;
    for (int i = 0; i < 40; i++) {
      inner = inner.putObject("\u0001".repeat(190));
    }
    var deep = inner.putArray("deep");
    for (int i = 0; i < 1000; i++) {
      deep.add("\u0001");
    }

    JsonNode receipt =
        receiptOf(new Envelope("deep", "/modum", Types.EVENT_PUBLISHED, null, null, data));

    assertThat(status(receipt)).isEqualTo("rejected");
    assertTheNextIsJudged("after-deep");
  }

  @Test
  void headersThatAreLargerThanTheMessageDoNotStopTheDoor() {
    UUID id =
        hub.produce(
            "modum",
            "{}".getBytes(StandardCharsets.UTF_8),
            Map.of("ce_specversion", "1.0", "ce_large", "\u0001".repeat(2_000_000)));

    assertThat(status(hub.receipt("modum", id))).isEqualTo("rejected");
    hub.eventually("modum", "/api/v1/rejections/" + id, r -> !r.get("complete").asBoolean());
    assertTheNextIsJudged("after-headers");
  }

  @Test
  void anOriginThatSomebodyMadeUpIsCut() {
    UUID id =
        hub.produce(
            "modum",
            "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
            Map.of("nov-origin", "Næringsrådet\u0000".repeat(130_000)));

    assertThat(status(hub.receipt("modum", id))).isEqualTo("rejected");
    JsonNode kept = hub.eventually("modum", "/api/v1/rejections/" + id, r -> true);
    assertThat(kept.get("origin").asString()).hasSizeLessThan(110).doesNotContain("\u0000");
    assertTheNextIsJudged("after-origin");
  }

  private JsonNode receiptOf(Envelope message) {
    return hub.receipt("modum", hub.produce("modum", message));
  }

  private void assertTheNextIsJudged(String id) {
    assertThat(status(receiptOf(count("modum", id, "2022-07-31", 92)))).isEqualTo("accepted");
  }

  private static String resubmission(UUID id) {
    return "/api/v1/rejections/" + id + "/resubmit";
  }
}
