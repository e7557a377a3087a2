package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is written to the calendar's tables, by column. */
final class EventRow {

  /** From here on an event lasts so long that a window of time must look far back for it. */
  static final Duration LASTING = Duration.ofDays(2);

  private EventRow() {}

  static Map<String, Object> of(EventState event, EventMerging eventMerging) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_key", event.key().toString());
    row.put("organiser", event.key().organiser());
    row.put("event_id", event.key().eventId());
    row.put("uid", event.uid());
    row.put("revision", event.revision());
    row.put("status", event.status().word());
    row.put("reason", event.reason());
    row.put("title", event.data().get("title").asString());
    putTime(row, event);
    row.put("theme", text(event.data().path("theme")));
    row.put("municipality", text(event.data().path("venue").path("municipality")));
    row.put("parent_key", event.parentKey().orElse(null));
    row.put("fold_key", event.foldKey().orElse(null));
    EventKey shown = eventMerging.foldedInto(event.key());
    row.put("folded_into", shown == null ? null : shown.toString());
    row.put("data", event.data().toString());
    row.put("first_offset", event.firstOffset());
    row.put("last_offset", event.lastOffset());
    row.put("first_published", utc(event.firstPublished()));
    row.put("last_modified", utc(event.lastModified()));
    return row;
  }

  private static void putTime(Map<String, Object> row, EventState event) {
    EventTime time = event.time();
    row.put("all_day", time.allDay());
    row.put("starts", text(event.data().path("start")));
    row.put("ends", text(event.data().path("end")));
    row.put("zone", time.zone().getId());
    row.put("starts_at", utc(time.startsAt()));
    row.put("ends_at", utc(time.endsAt()));
    row.put("lasting", Duration.between(time.startsAt(), time.endsAt()).compareTo(LASTING) > 0);
  }

  static Map<String, Object> of(CalendarBatch.Version version) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_key", version.event().toString());
    row.put("record_offset", version.offset());
    row.put("revision", version.revision());
    row.put("status", version.status().word());
    row.put("data", version.data().toString());
    row.put("received_at", utc(version.at()));
    return row;
  }

  static Map<String, Object> of(Consents.Said said) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("event_key", said.eventKey());
    row.put("participant", said.participant());
    row.put("given", said.given());
    row.put("record_offset", said.offset());
    row.put("received_at", utc(said.at()));
    return row;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }
}
