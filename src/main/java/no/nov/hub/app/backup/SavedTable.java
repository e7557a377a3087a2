package no.nov.hub.app.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A table of {@code kept}; its rows travel as JSON objects. */
record SavedTable(String name, List<Column> columns) {

  private static final int ROWS_AT_ONCE = 500;

  record Column(String name, ColumnKind kind, boolean identity) {}

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  String query() {
    return "SELECT %s FROM kept.%s".formatted(String.join(", ", columnNames()), name);
  }

  /** Identities too are those of the copy, since others may refer to them. */
  private String insertion() {
    String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    String overriding = identity().isPresent() ? "OVERRIDING SYSTEM VALUE " : "";
    return "INSERT INTO kept.%s (%s) %sVALUES (%s)"
        .formatted(name, String.join(", ", columnNames()), overriding, marks);
  }

  private Optional<String> identity() {
    return columns.stream().filter(Column::identity).map(Column::name).findFirst();
  }

  ObjectNode written(ResultSet row) throws SQLException {
    ObjectNode json = Json.MAPPER.createObjectNode();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      boolean empty = row.getObject(i + 1) == null;
      json.set(column.name(), empty ? json.nullNode() : column.kind().written(row, i + 1));
    }
    return json;
  }

  private void bind(PreparedStatement insertion, JsonNode row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      JsonNode value = row.required(columns.get(i).name());
      insertion.setObject(i + 1, value.isNull() ? null : columns.get(i).kind().read(value));
    }
  }

  void fill(Connection connection, Copy copy) throws SQLException, IOException {
    try (PreparedStatement insertion = connection.prepareStatement(insertion())) {
      int[] waiting = {0};
      copy.readRows(
          name,
          row -> {
            bind(insertion, row);
            insertion.addBatch();
            if (++waiting[0] % ROWS_AT_ONCE == 0) {
              insertion.executeBatch();
            }
          });
      insertion.executeBatch();
    }
  }

  /** After all rows are in, since in H2 it commits; new rows can be added only then. */
  void continueIdentity(Connection connection) throws SQLException {
    if (identity().isEmpty()) {
      return;
    }
    String column = identity().get();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COALESCE(MAX(%s), 0) + 1 FROM kept.%s".formatted(column, name))) {
      ResultSet row = query.executeQuery();
      row.next();
      try (PreparedStatement restart =
          connection.prepareStatement(
              "ALTER TABLE kept.%s ALTER COLUMN %s RESTART WITH %d"
                  .formatted(name, column, row.getLong(1)))) {
        restart.execute();
      }
    }
  }
}
