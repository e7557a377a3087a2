package no.nov.hub.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;

/** How values stand in rows. What is null there is null here. */
public final class Rows {

  private Rows() {}

  /** As exactly as a database keeps it, so that it is found again. */
  public static OffsetDateTime utc(Instant moment) {
    return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return instant(row.getObject(column, OffsetDateTime.class));
  }

  public static Instant instant(ResultSet row, int column) throws SQLException {
    return instant(row.getObject(column, OffsetDateTime.class));
  }

  private static Instant instant(OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  public static JsonNode json(ResultSet row, String column) throws SQLException {
    return json(row.getString(column));
  }

  public static JsonNode json(ResultSet row, int column) throws SQLException {
    return json(row.getString(column));
  }

  private static JsonNode json(String text) {
    return text == null ? null : Json.MAPPER.readTree(text);
  }

  /** As the driver takes it. */
  static Object stored(Object value) {
    if (value instanceof Instant moment) {
      return utc(moment);
    }
    return value instanceof JsonNode json ? Json.MAPPER.writeValueAsString(json) : value;
  }
}
