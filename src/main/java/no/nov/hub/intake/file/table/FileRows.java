package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.platform.message.FileNames;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.message.Titles;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which rows of a file stand beside each other: by the same title, or at the same time. Admission
 * sees by them what was in the file before and is there no more.
 */
final class FileRows {

  /** More of one title than any list of events has; they would not fit in a header. */
  private static final int MOST_BESIDE = 400;

  private final String file;
  private final String idField;
  private final Map<String, Set<String>> beside = new HashMap<>();
  private boolean allRead = true;

  FileRows(String fileName, String idField) {
    this.file = CloudEvents.hash(FileNames.known(fileName));
    this.idField = idField;
  }

  void add(ObjectNode read) {
    if (isComparable(read)) {
      keys(read).forEach(key -> add(of(key), read.get(idField).asString()));
    }
  }

  /** One too many is enough to know that they are too many. */
  private static void add(Set<String> ids, String id) {
    if (ids.size() <= MOST_BESIDE) {
      ids.add(id);
    }
  }

  /** What could not be read may be what seems to be gone. */
  void addUnread() {
    allRead = false;
  }

  /**
   * @param made whether the hub made its id
   */
  RowOfFile of(ObjectNode read, boolean made) {
    TreeSet<String> ids = new TreeSet<>();
    if (isComparable(read)) {
      keys(read).forEach(key -> ids.addAll(of(key)));
    }
    return ids.size() > MOST_BESIDE
        ? new RowOfFile(file, false, allRead, List.of(), said(read))
        : new RowOfFile(file, made, allRead, new ArrayList<>(ids), said(read));
  }

  private boolean isComparable(ObjectNode read) {
    return idField != null && read.has(idField) && read.has("title") && read.has("start");
  }

  private Set<String> of(String key) {
    return beside.computeIfAbsent(key, k -> new HashSet<>());
  }

  private static List<String> keys(ObjectNode read) {
    return List.of(
        "title " + Titles.normal(read.get("title").asString()),
        "start " + read.get("start").asString());
  }

  private static ObjectNode said(ObjectNode read) {
    ObjectNode said = Json.MAPPER.createObjectNode();
    for (String field : List.of("title", "start", "groups")) {
      if (read.has(field)) {
        said.set(field, read.get(field));
      }
    }
    return said;
  }
}
