package no.nov.hub.intake.admission;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import tools.jackson.core.JsonGenerator;

/**
 * The answer to one submission; there is exactly one.
 *
 * @param messageId the sender's id, or null if it could not be read
 * @param resubmits the rejection that this submission mends or confirms, or null
 * @param thing the event or meeting that was admitted, such as {@code event/evt-7}, also where the
 *     hub made its id; or null
 */
public record Receipt(
    UUID receiptId,
    String participant,
    String messageId,
    String type,
    SubmissionStatus status,
    List<Reason> reasons,
    UUID resubmits,
    String thing) {

  /** Makes receipt ids the same in every process, for ever; never changed. */
  private static final NameBasedGenerator IDS =
      Generators.nameBasedGenerator(UUID.fromString("5b1c6f0e-4b7d-5f0a-9a52-6e6f762d6875"));

  /**
   * UUIDv5 of where the submission stands, so known as soon as Kafka has acknowledged it (RFC 9562,
   * 5.5).
   */
  public static UUID idOf(String topic, int partition, long offset) {
    return IDS.generate(topic + "/" + partition + "/" + offset);
  }

  /** As a CloudEvent in structured mode. */
  public byte[] toJson(Instant at) {
    return Json.object(
        json -> {
          json.writeStringProperty("specversion", "1.0");
          json.writeStringProperty("id", receiptId.toString());
          json.writeStringProperty("source", Types.HUB);
          json.writeStringProperty("type", Types.RECEIPT);
          json.writeStringProperty("time", at.toString());
          json.writeStringProperty("datacontenttype", "application/json");
          json.writeObjectPropertyStart("data");
          data(json);
          json.writeEndObject();
        });
  }

  private void data(JsonGenerator json) {
    json.writeStringProperty("receiptId", receiptId.toString());
    json.writeStringProperty("messageId", messageId);
    json.writeStringProperty("type", type);
    json.writeStringProperty("status", status.word());
    json.writePOJOProperty("reasons", reasons);
    if (resubmits != null) {
      json.writeStringProperty("resubmits", resubmits.toString());
    }
    if (thing != null) {
      json.writeStringProperty("thing", thing);
    }
  }
}
