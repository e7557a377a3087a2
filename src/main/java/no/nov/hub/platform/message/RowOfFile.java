package no.nov.hub.platform.message;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the row of a table says beside its message: travels as a header of the inbox's record, so
 * that a thing that was moved is known again where the row gives it no id.
 *
 * @param file tells the files of a sender apart by their names
 * @param made whether the hub made the id, because the row has none
 * @param allRead whether every row of the file could be read
 * @param beside the ids of all rows of the file with the same title, or the same start
 * @param said title, start and groups as they stand in the row, also where the message has an id
 *     alone
 */
public record RowOfFile(
    String file, boolean made, boolean allRead, List<String> beside, ObjectNode said) {

  public static final String HEADER = "nov-row";

  public String toJson() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("file", file);
    json.put("made", made);
    json.put("allRead", allRead);
    beside.forEach(json.putArray("beside")::add);
    json.set("said", said);
    return json.toString();
  }

  /**
   * @return empty also for what the hub did not write
   */
  public static Optional<RowOfFile> fromJson(String text) {
    try {
      return text == null ? Optional.empty() : of(Json.MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<RowOfFile> of(JsonNode json) {
    return json.get("said") instanceof ObjectNode said
        ? Optional.of(
            new RowOfFile(
                json.path("file").asString(""),
                json.path("made").asBoolean(false),
                json.path("allRead").asBoolean(false),
                json.path("beside").valueStream().map(id -> id.asString("")).toList(),
                said))
        : Optional.empty();
  }
}
