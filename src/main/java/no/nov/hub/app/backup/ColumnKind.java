package no.nov.hub.app.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a column can hold, and how it is written in a copy. */
enum ColumnKind {
  TEXT("character varying", "character", "text", "character large object") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.stringNode(row.getString(column));
    }

    @Override
    Object read(JsonNode value) {
      return value.asString();
    }
  },

  WHOLE_NUMBER("bigint", "integer", "smallint") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.numberNode(row.getLong(column));
    }

    @Override
    Object read(JsonNode value) {
      return value.asLong();
    }
  },

  FLAG("boolean") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.booleanNode(row.getBoolean(column));
    }

    @Override
    Object read(JsonNode value) {
      return value.asBoolean();
    }
  },

  DATE("date") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.stringNode(row.getObject(column, LocalDate.class).toString());
    }

    @Override
    Object read(JsonNode value) {
      return LocalDate.parse(value.asString());
    }
  },

  MOMENT("timestamp with time zone") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      Instant moment = row.getObject(column, OffsetDateTime.class).toInstant();
      return JSON.stringNode(moment.toString());
    }

    @Override
    Object read(JsonNode value) {
      return Instant.parse(value.asString()).atOffset(ZoneOffset.UTC);
    }
  },

  ID("uuid") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.stringNode(row.getObject(column, UUID.class).toString());
    }

    @Override
    Object read(JsonNode value) {
      return UUID.fromString(value.asString());
    }
  },

  BYTES("bytea", "binary varying", "binary large object") {
    @Override
    JsonNode written(ResultSet row, int column) throws SQLException {
      return JSON.binaryNode(row.getBytes(column));
    }

    @Override
    Object read(JsonNode value) {
      return value.binaryValue();
    }
  };

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Set<String> types;

  ColumnKind(String... types) {
    this.types = Set.of(types);
  }

  abstract JsonNode written(ResultSet row, int column) throws SQLException;

  abstract Object read(JsonNode value);

  /**
   * @param type as the information schema of H2 or PostgreSQL names it
   * @throws IllegalArgumentException if copies cannot hold that type yet
   */
  static ColumnKind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.types.contains(type.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Add the column type '" + type + "' to " + ColumnKind.class));
  }
}
