package no.nov.hub.intake.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.message.Titles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thing by its title and its time. Titles are hashed, since those of meetings are private.
 *
 * @param made the thing under the id that its sender's last message had: one that was moved keeps
 *     its first id, while the hub makes another of its row
 * @param title of its kind and scope
 * @param slot its file, scope and start, or null if it comes from no table
 * @param file the table it comes from, or null
 */
record Titled(
    String thing,
    String made,
    String title,
    String slot,
    String file,
    String start,
    boolean cancelled) {

  private static final int HASH_LENGTH = 32;

  /**
   * What a submission is about.
   *
   * @param row null unless it comes from a table
   */
  record Described(Likeness likeness, RowOfFile row) {

    static Optional<Described> of(Submission submission, Sound sound) {
      RowOfFile row = RowOfFile.fromJson(submission.record().header(RowOfFile.HEADER)).orElse(null);
      ObjectNode said = sound.envelope().data();
      if (row != null) {
        said = row.said().deepCopy().setAll(said);
      }
      return sound.rules().likeness(said).map(likeness -> new Described(likeness, row));
    }

    boolean isMadeByHub() {
      return row != null && row.made() && likeness.isSaid();
    }

    String title() {
      return likeness.isSaid()
          ? hash(likeness.kind(), likeness.scope(), Titles.normal(likeness.title()))
          : null;
    }

    String file() {
      return row == null ? null : row.file();
    }

    String slot() {
      return row == null || !likeness.isSaid()
          ? null
          : hash(row.file(), likeness.kind(), likeness.scope(), likeness.start());
    }

    /** By this the thing will be known again. */
    Titled as(String thing) {
      return new Titled(thing, likeness.thing(), title(), slot(), file(), likeness.start(), false);
    }
  }

  static String hash(String... parts) {
    return Json.sha256(String.join("\n", parts)).substring(0, HASH_LENGTH);
  }

  Titled asCancelled() {
    return new Titled(thing, made, title, slot, file, start, true);
  }

  LocalDate day() {
    return Likeness.day(start);
  }

  /** Without what tells that it is an event or a meeting, and whose. */
  String id() {
    return idOf(thing);
  }

  String madeId() {
    return idOf(made);
  }

  private static String idOf(String thing) {
    return thing.substring(thing.lastIndexOf('/') + 1);
  }

  /** By each of these it can be asked for. */
  List<String> keys() {
    return Stream.of(made, title, slot).filter(key -> key != null).toList();
  }

  ObjectNode toJson() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("thing", thing).put("made", made).put("title", title);
    json.put("slot", slot).put("file", file).put("start", start).put("cancelled", cancelled);
    return json;
  }

  static Titled fromJson(JsonNode json) {
    return new Titled(
        json.get("thing").asString(),
        json.get("made").asString(),
        json.get("title").asString(),
        json.path("slot").asString(null),
        json.path("file").asString(null),
        json.get("start").asString(),
        json.get("cancelled").asBoolean());
  }
}
