package no.nov.hub.shared.position;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A participant's say in one issue; a new position on it replaces the last. */
record PositionKey(String issue, String association) {

  /** Before all others. */
  static final PositionKey FIRST = new PositionKey("", "");

  private static final Pattern CURSOR = Pattern.compile("([a-z0-9._-]{1,64}):([a-z0-9-]{1,32})");

  static PositionKey of(ObjectNode data) {
    return new PositionKey(PositionNames.issue(data), data.get("association").asString());
  }

  static Optional<PositionKey> ofCursor(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches()
        ? Optional.of(new PositionKey(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The key as readers hand it back to get the next page. */
  String cursor() {
    return issue + ":" + association;
  }
}
