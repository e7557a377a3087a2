package no.nov.hub.groups.meeting;

import tools.jackson.databind.JsonNode;

/** Written {@code drammen/styret-3}, as on the topic. */
record MeetingKey(String owner, String meetingId) {

  static MeetingKey of(JsonNode data) {
    return new MeetingKey(data.get("owner").asString(), data.get("meetingId").asString());
  }

  @Override
  public String toString() {
    return owner + "/" + meetingId;
  }
}
