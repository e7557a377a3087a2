package no.nov.hub.platform.message;

import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent 1.0 as the hub uses it.
 *
 * @param time RFC 3339, or null
 * @param confirms the receipt of a held submission that this one confirms, or null
 * @param data always an object
 * @param extensions further attributes by name, which the hub passes on and does not read
 */
public record Envelope(
    String id,
    String source,
    String type,
    String time,
    String confirms,
    ObjectNode data,
    Map<String, JsonNode> extensions) {

  public static final String STRUCTURED = "application/cloudevents+json";
  public static final String BATCH = "application/cloudevents-batch+json";

  public Envelope(
      String id, String source, String type, String time, String confirms, ObjectNode data) {
    this(id, source, type, time, confirms, data, Map.of());
  }

  /** In structured mode, with data as it is now. */
  public byte[] toJson() {
    return Json.object(
        json -> {
          attributes(json);
          json.writeName("data").writeTree(data);
        });
  }

  private void attributes(JsonGenerator json) {
    json.writeStringProperty("specversion", "1.0");
    json.writeStringProperty("id", id);
    json.writeStringProperty("source", source);
    json.writeStringProperty("type", type);
    if (time != null) {
      json.writeStringProperty("time", time);
    }
    json.writeStringProperty("datacontenttype", "application/json");
    if (confirms != null) {
      json.writeStringProperty("confirms", confirms);
    }
    extensions.forEach((name, value) -> json.writeName(name).writeTree(value));
  }
}
