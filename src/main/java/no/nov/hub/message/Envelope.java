package no.nov.hub.message;

import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudEvent 1.0 as the hub uses it.
 *
 * @param time RFC 3339, or null
 * @param confirms the receipt of a held submission that this one confirms, or null
 * @param data always an object
 */
public record Envelope(
    String id, String source, String type, String time, String confirms, ObjectNode data) {

  public static final String STRUCTURED = "application/cloudevents+json";
  public static final String BATCH = "application/cloudevents-batch+json";

  /** In structured mode, with data as it is now. */
  public byte[] toJson() {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", source);
    event.put("type", type);
    if (time != null) {
      event.put("time", time);
    }
    event.put("datacontenttype", "application/json");
    if (confirms != null) {
      event.put("confirms", confirms);
    }
    event.set("data", data);
    return Json.MAPPER.writeValueAsBytes(event);
  }
}
