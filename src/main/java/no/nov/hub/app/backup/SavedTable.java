package no.nov.hub.app.backup;

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

  record Column(String name, ColumnKind kind, boolean identity) {}

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  String query() {
    return "SELECT %s FROM kept.%s".formatted(String.join(", ", columnNames()), name);
  }

  /** Identities too are those of the copy, since others may refer to them. */
  String insertion() {
    String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    String overriding = identity().isPresent() ? "OVERRIDING SYSTEM VALUE " : "";
    return "INSERT INTO kept.%s (%s) %sVALUES (%s)"
        .formatted(name, String.join(", ", columnNames()), overriding, marks);
  }

  Optional<String> identity() {
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

  void bind(PreparedStatement insertion, JsonNode row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      JsonNode value = row.required(columns.get(i).name());
      insertion.setObject(i + 1, value.isNull() ? null : columns.get(i).kind().read(value));
    }
  }
}
