package no.nov.hub.intake.admission;

import java.time.LocalDate;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;

/**
 * What one verdict leaves in admission's memory. It also travels as a header of the receipt, so
 * that the memory can be computed again from the receipts alone.
 *
 * @param admitted null unless the message is accepted or held for the first time
 * @param thing what is known from now on, or null
 * @param state what was said of it, or null
 * @param measure what later figures are compared with, or null
 * @param titled what it is known again by, or null
 * @param answered the question that nobody need answer any longer, or null
 */
record Traces(
    AdmittedMessage admitted,
    String thing,
    String state,
    Measure measure,
    Titled titled,
    String answered) {

  static final String HEADER = "nov-traces";
  static final Traces NONE = new Traces(null, null, null);

  Traces(AdmittedMessage admitted, String thing, Measure measure) {
    this(admitted, thing, null, measure);
  }

  Traces(AdmittedMessage admitted, String thing, String state, Measure measure) {
    this(admitted, thing, state, measure, null, null);
  }

  static Traces of(Titled titled) {
    return new Traces(null, null, null, null, titled, null);
  }

  record AdmittedMessage(
      String messageId, String fingerprint, SubmissionStatus status, UUID receiptId) {

    boolean isHeld() {
      return status == SubmissionStatus.HELD;
    }
  }

  byte[] toJson() {
    return Json.object(
        json -> {
          if (admitted != null) {
            json.writeStringProperty("id", admitted.messageId());
            json.writeStringProperty("fingerprint", admitted.fingerprint());
            json.writeStringProperty("status", admitted.status().word());
            json.writeStringProperty("receipt", admitted.receiptId().toString());
          }
          if (thing != null) {
            json.writeStringProperty("thing", thing);
          }
          if (state != null) {
            json.writeStringProperty("state", state);
          }
          if (measure != null) {
            json.writeStringProperty("field", measure.field());
            json.writeStringProperty("asOf", measure.asOf().toString());
            json.writeNumberProperty("value", measure.value());
            if (!measure.stated().isEmpty()) {
              json.writeStringProperty("stated", measure.statedAsText());
            }
          }
          if (titled != null) {
            json.writeName("titled").writeTree(titled.toJson());
          }
          if (answered != null) {
            json.writeStringProperty("answered", answered);
          }
        });
  }

  static Traces fromJson(String text) {
    JsonNode json = Json.MAPPER.readTree(text);
    AdmittedMessage admitted =
        json.has("id")
            ? new AdmittedMessage(
                json.get("id").asString(),
                json.get("fingerprint").asString(),
                SubmissionStatus.of(json.get("status").asString()),
                UUID.fromString(json.get("receipt").asString()))
            : null;
    Measure measure =
        json.has("asOf")
            ? new Measure(
                json.get("field").asString(),
                LocalDate.parse(json.get("asOf").asString()),
                json.get("value").asLong(),
                Measure.stated(json.path("stated").asString(null)))
            : null;
    return new Traces(
        admitted,
        json.path("thing").asString(null),
        json.path("state").asString(null),
        measure,
        json.has("titled") ? Titled.fromJson(json.get("titled")) : null,
        json.path("answered").asString(null));
  }
}
