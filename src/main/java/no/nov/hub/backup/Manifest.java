package no.nov.hub.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a copy says of itself.
 *
 * @param format of the file
 * @param schemaVersion the last migration of the database it was taken from
 */
record Manifest(String format, String schemaVersion, Instant at, List<Content> tables) {

  static final String ENTRY = "manifest.json";
  static final String FORMAT = "nov-hub-kept-1";

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
