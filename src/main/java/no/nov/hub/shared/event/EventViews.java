package no.nov.hub.shared.event;

import static no.nov.hub.platform.database.Rows.instant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.CalendarEvent.CoOrganiser;
import no.nov.hub.shared.event.CalendarEvent.Venue;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Adds to rows what stands elsewhere: names, co-organisers, sessions; one query each. */
final class EventViews {

  private final JdbcTemplate jdbc;
  private final Participants participants;
  private final Municipalities municipalities;

  EventViews(JdbcTemplate jdbc, Participants participants, Municipalities municipalities) {
    this.jdbc = jdbc;
    this.participants = participants;
    this.municipalities = municipalities;
  }

  List<CalendarEvent> show(List<StoredEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    Map<String, List<CoOrganiser>> coOrganisers = coOrganisers(events);
    Map<String, Integer> sessions = sessions(events);
    return events.stream()
        .map(
            event ->
                show(
                    event,
                    coOrganisers.getOrDefault(event.key().toString(), List.of()),
                    sessions.getOrDefault(event.key().toString(), 0)))
        .toList();
  }

  /** By event, in the order that the organiser named them. */
  private Map<String, List<CoOrganiser>> coOrganisers(List<StoredEvent> events) {
    Map<String, List<CoOrganiser>> found = new HashMap<>();
    jdbc.query(
        """
        SELECT event_key, participant, consented FROM projection.event_co_organiser
        WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY)) ORDER BY event_key, place
        """,
        row -> {
          String id = row.getString(2);
          String status = row.getBoolean(3) ? "consented" : "asked";
          found
              .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
              .add(new CoOrganiser(id, nameOf(id), status));
        },
        keys(events));
    return found;
  }

  /** By event, those who arrange it with its organiser. */
  Map<String, Set<String>> consented(Collection<String> keys) {
    Map<String, Set<String>> found = new HashMap<>();
    jdbc.query(
        """
        SELECT event_key, participant FROM projection.event_co_organiser
        WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY)) AND consented
        """,
        row -> {
          found.computeIfAbsent(row.getString(1), key -> new HashSet<>()).add(row.getString(2));
        },
        EventTables.array(keys));
    return found;
  }

  /** By event, what is said of it where it clashes. */
  Map<String, Clash.Side> sides(Collection<String> keys) {
    Map<String, Clash.Side> found = new HashMap<>();
    jdbc.query(
        """
        SELECT event_key, organiser, event_id, title, starts, ends, zone, starts_at, ends_at, theme, municipality
        FROM projection.event WHERE event_key = ANY(CAST(? AS VARCHAR(100) ARRAY))
        """,
        row -> {
          found.put(
              row.getString("event_key"),
              new Clash.Side(
                  row.getString("organiser"),
                  nameOf(row.getString("organiser")),
                  row.getString("event_id"),
                  row.getString("title"),
                  row.getString("starts"),
                  row.getString("ends"),
                  row.getString("zone"),
                  instant(row, "starts_at"),
                  instant(row, "ends_at"),
                  row.getString("theme"),
                  row.getString("municipality")));
        },
        EventTables.array(keys));
    return found;
  }

  private Map<String, Integer> sessions(List<StoredEvent> events) {
    Map<String, Integer> counted = new HashMap<>();
    jdbc.query(
        """
        SELECT parent_key, COUNT(*) FROM projection.event
        WHERE parent_key = ANY(CAST(? AS VARCHAR(100) ARRAY)) AND status = 'active' AND folded_into IS NULL
        GROUP BY parent_key
        """,
        row -> {
          counted.put(row.getString(1), row.getInt(2));
        },
        keys(events));
    return counted;
  }

  private static Object keys(List<StoredEvent> events) {
    return EventTables.array(events.stream().map(event -> event.key().toString()).toList());
  }

  /** Whoever has left the settings keeps its id as name; its events stay. */
  String nameOf(String participant) {
    return participants.named(participant).map(Participant::name).orElse(participant);
  }

  String nameOfMunicipality(String number) {
    return municipalities.nameOf(number);
  }

  private CalendarEvent show(StoredEvent event, List<CoOrganiser> coOrganisers, int sessions) {
    JsonNode data = event.data();
    return new CalendarEvent(
        event.key().organiser(),
        nameOf(event.key().organiser()),
        event.key().eventId(),
        event.uid(),
        event.revision(),
        event.status().word(),
        event.reason(),
        event.text("title"),
        event.text("summary"),
        event.text("start"),
        event.text("end"),
        data.path("timeZone").asString(EventTime.DEFAULT_ZONE),
        event.startsAt(),
        event.endsAt(),
        venue(data),
        event.text("onlineUrl"),
        event.text("url"),
        event.text("theme"),
        event.text("audience"),
        coOrganisers,
        data.has("capacity") ? data.get("capacity").asInt() : null,
        data.has("price") ? data.get("price").asDecimal() : null,
        data.has("participants") ? data.get("participants").asInt() : null,
        event.text("partOf"),
        sessions,
        event.lastModified());
  }

  private Venue venue(JsonNode data) {
    JsonNode venue = data.get("venue");
    if (venue == null) {
      return null;
    }
    String number = venue.path("municipality").asString(null);
    return new Venue(
        venue.path("name").asString(null),
        venue.path("address").asString(null),
        number,
        number == null ? null : nameOfMunicipality(number));
  }
}
