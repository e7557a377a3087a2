package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * When an event takes place and for whom: what it takes to see whether it clashes.
 *
 * @param parentKey of the larger event, or null
 */
record Slot(
    String eventKey,
    String organiser,
    String uid,
    Instant startsAt,
    Instant endsAt,
    String theme,
    String municipality,
    String parentKey) {

  /** All of them in the index that finds them. */
  static final String COLUMNS =
      """
      e.event_key, e.organiser, e.uid, e.starts_at, e.ends_at, e.theme, e.municipality, e.parent_key
      """;

  static Slot of(ResultSet row) throws SQLException {
    return new Slot(
        row.getString("event_key"),
        row.getString("organiser"),
        row.getString("uid"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getString("theme"),
        row.getString("municipality"),
        row.getString("parent_key"));
  }

  Cursor cursor() {
    return new Cursor(startsAt, uid);
  }
}
