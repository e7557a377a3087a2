package no.nov.hub.app.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a copy says of itself.
 *
 * @param format of the file
 * @param schemaVersion the last migration of the database it was taken from
 * @param topics how far the hub had read each; empty in copies of earlier versions
 */
record Manifest(
    String format,
    String schemaVersion,
    Instant at,
    List<Content> tables,
    Map<String, Long> topics) {

  static final String ENTRY = "manifest.json";
  static final String FORMAT = "nov-hub-kept-1";

  Manifest {
    topics = topics == null ? Map.of() : Map.copyOf(topics);
  }

  /**
   * @param sha256 of the table's lines, hex
   */
  record Content(String table, List<String> columns, long rows, String sha256) {

    String entry() {
      return entry(table);
    }

    static String entry(String table) {
      return "kept/" + table + ".jsonl";
    }
  }
}
