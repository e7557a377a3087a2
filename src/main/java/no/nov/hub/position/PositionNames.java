package no.nov.hub.position;

import tools.jackson.databind.node.ObjectNode;

/** What a position is called on its topic and in admission's memory. */
final class PositionNames {

  private PositionNames() {}

  static String issue(ObjectNode data) {
    return data.get("issue").get("id").asString();
  }

  static String key(ObjectNode data) {
    return data.get("association").asString() + "/" + issue(data);
  }

  static String thing(ObjectNode data) {
    return "position/" + issue(data);
  }
}
