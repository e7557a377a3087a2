package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.json;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.transport.Received;
import org.springframework.jdbc.core.JdbcTemplate;

/** The calendar's tables as the projection reads and writes them: a few statements a batch. */
final class EventTables {

  private static final String SELECT =
      """
      SELECT organiser, event_id, uid, revision, status, reason, data,
             first_offset, last_offset, first_published, last_modified
      FROM projection.event WHERE\s""";

  private final JdbcTemplate jdbc;
  private final Upserts upserts;

  EventTables(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
  }

  List<EventState> events(Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : jdbc.query(
            SELECT + "event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))",
            (row, n) -> state(row),
            array(keys));
  }

  /** Events that may be the same as another. */
  List<EventState> alike(Collection<String> foldKeys) {
    return foldKeys.isEmpty()
        ? List.of()
        : jdbc.query(
            SELECT + "fold_key = ANY(CAST(? AS VARCHAR(100) ARRAY))",
            (row, n) -> state(row),
            array(foldKeys));
  }

  List<Consents.Said> consents(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return jdbc.query(
        """
        SELECT event_key, participant, given, record_offset, received_at
        FROM projection.event_consent WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))
        """,
        (row, n) ->
            new Consents.Said(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getLong(4),
                instant(row, "received_at")),
        array(keys));
  }

  private static EventState state(ResultSet row) throws SQLException {
    return new EventState(
        new EventKey(row.getString("organiser"), row.getString("event_id")),
        row.getString("uid"),
        row.getInt("revision"),
        EventState.Status.of(row.getString("status")),
        row.getString("reason"),
        json(row, "data"),
        row.getLong("first_offset"),
        row.getLong("last_offset"),
        instant(row, "first_published"),
        instant(row, "last_modified"));
  }

  /** As one parameter, so that the statement stays the same whatever the number. */
  static Object array(Collection<String> values) {
    return values.toArray(String[]::new);
  }

  void save(CalendarBatch batch, Received last) {
    EventMerging eventMerging = batch.folding();
    Object keys = array(batch.events().stream().map(event -> event.key().toString()).toList());
    jdbc.update(
        "DELETE FROM projection.event WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))", keys);
    jdbc.update(
        "DELETE FROM projection.event_co_organiser WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))",
        keys);
    insertEvents(batch, eventMerging);
    insertCoOrganisers(batch, eventMerging);
    insertVersions(batch);
    replaceConsents(batch);
    mergeState(last);
  }

  private void insertEvents(CalendarBatch batch, EventMerging eventMerging) {
    insert(
        "projection.event",
        batch.events().stream().map(e -> EventRow.of(e, eventMerging)).toList());
  }

  private void insertCoOrganisers(CalendarBatch batch, EventMerging eventMerging) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EventState event : batch.events()) {
      int place = 0;
      for (String participant : event.coOrganisers()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("event_key", event.key().toString());
        row.put("participant", participant);
        row.put("place", place++);
        row.put("consented", batch.consented(event.key(), participant, eventMerging));
        rows.add(row);
      }
    }
    insert("projection.event_co_organiser", rows);
  }

  private void insertVersions(CalendarBatch batch) {
    insert("projection.event_version", batch.versions().stream().map(EventRow::of).toList());
  }

  private void replaceConsents(CalendarBatch batch) {
    Map<List<String>, Map<String, Object>> last = new LinkedHashMap<>();
    batch
        .said()
        .forEach(said -> last.put(List.of(said.eventKey(), said.participant()), EventRow.of(said)));
    jdbc.batchUpdate(
        "DELETE FROM projection.event_consent WHERE event_key = ? AND participant = ?",
        last.keySet().stream().map(List::toArray).toList());
    insert("projection.event_consent", List.copyOf(last.values()));
  }

  private void mergeState(Received last) {
    upserts
        .into("projection.calendar_state", last)
        .key("topic", Received::topic)
        .set("next_offset", each -> each.offset() + 1, "GREATEST(t.next_offset, n.next_offset)")
        .set(
            "changed_at",
            each -> Instant.ofEpochMilli(each.timestamp()),
            "GREATEST(t.changed_at, n.changed_at)")
        .write();
  }

  /** All rows have the same columns, whose names are ours. */
  private void insert(String table, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(rows.get(0).keySet());
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, String.join(", ", columns), "?" + ", ?".repeat(columns.size() - 1));
    jdbc.batchUpdate(sql, rows.stream().map(row -> row.values().toArray()).toList());
  }
}
