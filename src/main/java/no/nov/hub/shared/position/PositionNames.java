package no.nov.hub.shared.position;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** What a position is called on its topic and in admission's memory. */
final class PositionNames {

  private static final Pattern ISSUE_ID = Pattern.compile("[a-z0-9._-]{1,64}");

  private PositionNames() {}

  static boolean isIssueId(String text) {
    return ISSUE_ID.matcher(text).matches();
  }

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
