package no.nov.hub.groups.meeting;

import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Where an event is, in one line. */
final class Venue {

  private Venue() {}

  static Optional<String> of(JsonNode event) {
    StringJoiner line = new StringJoiner(", ");
    for (String field : new String[] {"name", "address"}) {
      String text = event.path("venue").path(field).asString(null);
      if (text != null) {
        line.add(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", ", "));
      }
    }
    return line.length() == 0 ? Optional.empty() : Optional.of(line.toString());
  }
}
