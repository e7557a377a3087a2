package no.nov.hub.app.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of the two schemas as the database itself describes them. */
final class Schema {

  static final String HISTORY = "flyway_schema_history";

  /** In {@code kept} for speed only: admission makes them again from the receipts. */
  static final Set<String> OF_ADMISSION =
      Set.of(
          "admitted",
          "held_message",
          "known_thing",
          "measured",
          "titled_thing",
          "admission_progress");

  private Schema() {}

  /** The tables that a copy has, by name. */
  static List<SavedTable> copied(Connection connection) throws SQLException {
    Map<String, List<SavedTable.Column>> columns = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT c.table_name, c.column_name, c.data_type, c.is_identity
            FROM information_schema.columns c WHERE c.table_schema = 'kept'
            ORDER BY c.table_name, c.ordinal_position
            """)) {
      ResultSet row = query.executeQuery();
      while (row.next()) {
        String table = row.getString(1);
        if (!table.equals(HISTORY) && !OF_ADMISSION.contains(table)) {
          columns
              .computeIfAbsent(table, t -> new ArrayList<>())
              .add(
                  new SavedTable.Column(
                      row.getString(2),
                      ColumnKind.of(row.getString(3)),
                      row.getString(4).equals("YES")));
        }
      }
    }
    return columns.entrySet().stream().map(t -> new SavedTable(t.getKey(), t.getValue())).toList();
  }

  static List<String> projections(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'projection' ORDER BY 1")) {
      ResultSet row = query.executeQuery();
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  /** Where the next record of each topic is expected, by the projection that has read furthest. */
  static Map<String, Long> topicsRead(Connection connection) throws SQLException {
    Map<String, Long> read = new TreeMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT topic, MAX(next_offset) FROM
              (SELECT topic, next_offset FROM kept.progress UNION ALL SELECT topic, next_offset FROM projection.progress) p
            WHERE next_offset > 0 GROUP BY topic
            """)) {
      ResultSet row = query.executeQuery();
      while (row.next()) {
        read.put(row.getString(1), row.getLong(2));
      }
    }
    return read;
  }

  /** The number of the last migration. */
  static String version(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT \"version\" FROM kept."
                + HISTORY
                + " WHERE \"version\" IS NOT NULL ORDER BY \"installed_rank\" DESC LIMIT 1")) {
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  static boolean isH2(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2");
  }
}
