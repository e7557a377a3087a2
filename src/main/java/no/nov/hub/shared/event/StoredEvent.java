package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A row of the calendar as it is read for showing. */
record StoredEvent(
    EventKey key,
    String uid,
    int revision,
    EventState.Status status,
    String reason,
    Instant startsAt,
    Instant endsAt,
    String parentKey,
    String foldedInto,
    JsonNode data,
    Instant lastModified) {

  static final String COLUMNS =
      """
      e.organiser, e.event_id, e.uid, e.revision, e.status, e.reason, e.starts_at, e.ends_at,
      e.parent_key, e.folded_into, e.data, e.last_modified
      """;

  static StoredEvent of(ResultSet row) throws SQLException {
    return new StoredEvent(
        new EventKey(row.getString("organiser"), row.getString("event_id")),
        row.getString("uid"),
        row.getInt("revision"),
        EventState.Status.of(row.getString("status")),
        row.getString("reason"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getString("parent_key"),
        row.getString("folded_into"),
        json(row, "data"),
        instant(row, "last_modified"));
  }

  Cursor cursor() {
    return new Cursor(startsAt, uid);
  }

  boolean active() {
    return status == EventState.Status.ACTIVE;
  }

  /** A field's text, or null. */
  String text(String field) {
    return data.path(field).asString(null);
  }

  String municipality() {
    return data.path("venue").path("municipality").asString(null);
  }
}
