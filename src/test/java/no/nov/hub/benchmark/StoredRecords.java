package no.nov.hub.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.platform.database.SummedPath;
import org.flywaydb.core.Flyway;

/**
 * Fills the hub's tables with many records while the hub stands still. {@code records.sql} says
 * which; ids follow from numbers, so that they can be asked for.
 */
final class StoredRecords {

  private final String url;
  private int thousands;

  StoredRecords(Path data) {
    url = migrated(data);
  }

  /** The address of an empty database with the hub's tables. */
  static String migrated(Path data) {
    SummedPath.register();
    String url =
        "jdbc:h2:summed:" + data.resolve("db/hub") + ";DATABASE_TO_LOWER=TRUE;CACHE_SIZE=100000";
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
    return url;
  }

  int number() {
    return thousands * 1000;
  }

  /** Indexes are made anew at the end, which is faster than to keep them up. */
  void growTo(int wanted) throws SQLException, IOException {
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      List<String> indexes = indexes(statement);
      for (String index : indexes) {
        statement.execute(index.replaceAll("(?s)CREATE (INDEX \\S+) .*", "DROP $1"));
      }
      for (String sql : statements(thousands + 1, wanted)) {
        statement.executeUpdate(sql);
      }
      for (String index : indexes) {
        statement.execute(index);
      }
      statement.execute("ANALYZE");
      statement.execute("SHUTDOWN COMPACT");
    }
    thousands = wanted;
  }

  private static List<String> indexes(Statement statement) throws SQLException {
    List<String> indexes = new ArrayList<>();
    try (ResultSet script = statement.executeQuery("SCRIPT NODATA SCHEMA projection")) {
      while (script.next()) {
        if (script.getString(1).startsWith("CREATE INDEX")) {
          indexes.add(script.getString(1));
        }
      }
    }
    return indexes;
  }

  private static String[] statements(int from, int to) throws IOException {
    try (InputStream file = StoredRecords.class.getResourceAsStream("/benchmark/records.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^--.*\n", "")
          .replace("{series}", "SYSTEM_RANGE")
          .replace("{bytes}", "STRINGTOUTF8(REPEAT('{\"specversion\":\"1.0\"}', 20))")
          .replace("{from}", Integer.toString(from))
          .replace("{to}", Integer.toString(to))
          .strip()
          .split(";\\s*");
    }
  }

  int events() {
    return thousands * 150;
  }

  int issues() {
    return thousands * 10;
  }

  int receipts() {
    return thousands * 480;
  }

  static String event(int number) {
    return participant(number) + "/e-" + number;
  }

  static String issue(int number) {
    return "sak-%08d".formatted(number * 10L * 61_803_399L % 99_999_989L);
  }

  static UUID receipt(int number) {
    return UUID.fromString(
        "%08d-0000-4000-8000-%012d".formatted(number * 61_803_399L % 99_999_989L, number));
  }

  /** Whose event or receipt has this number. */
  static String participant(int number) {
    return Participants.IDS.get(number % Participants.IDS.size());
  }
}
