package no.nov.hub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Json;
import no.nov.hub.transport.Admitted;
import no.nov.hub.transport.Received;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.node.ObjectNode;

/** Messages for tests, written so that they read as what they say. */
public final class Messages {

  private Messages() {}

  /** JSON with single quotes for double ones. */
  public static ObjectNode data(String json) {
    return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
  }

  public static Envelope from(String participant, String type, String id, String data) {
    return new Envelope(id, "/" + participant, type, null, null, data(data));
  }

  /** The message as a projection receives it. */
  public static Received admitted(Envelope envelope, String topic, long offset, Instant at) {
    RecordHeaders headers = new RecordHeaders();
    UUID receipt = UUID.nameUUIDFromBytes((topic + offset).getBytes(StandardCharsets.UTF_8));
    headers.add(Admitted.RECEIPT_ID, receipt.toString().getBytes(StandardCharsets.UTF_8));
    return new Received(topic, 0, offset, at.toEpochMilli(), null, envelope.toJson(), headers);
  }
}
