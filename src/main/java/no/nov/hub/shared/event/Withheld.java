package no.nov.hub.shared.event;

import java.util.List;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of an event that its organiser keeps private now: when it was, and no text. */
final class Withheld {

  private static final String WITHHELD = "withheld";
  private static final String TITLE = "title";
  private static final String SHOWN = "Avlyst";
  private static final List<String> LEFT =
      List.of("organiser", "eventId", "start", "end", "timeZone");

  private Withheld() {}

  /** Of a cancellation, or of what is left of an event. */
  static boolean isSaid(JsonNode data) {
    return data.path(WITHHELD).asBoolean(false);
  }

  static JsonNode of(JsonNode data) {
    ObjectNode left = Json.MAPPER.createObjectNode();
    LEFT.stream().filter(data::has).forEach(field -> left.set(field, data.get(field)));
    if (data.has(TITLE)) {
      left.put(TITLE, SHOWN);
    }
    return left.put(WITHHELD, true);
  }
}
