package no.nov.hub.shared.event;

import tools.jackson.databind.JsonNode;

/** What names an event for ever. */
record EventKey(String organiser, String eventId) {

  /** For the event that this data tells of, or refers to. */
  static EventKey of(JsonNode data) {
    return new EventKey(data.get("organiser").asString(), data.get("eventId").asString());
  }

  @Override
  public String toString() {
    return organiser + "/" + eventId;
  }
}
