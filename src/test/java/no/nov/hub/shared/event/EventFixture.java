package no.nov.hub.shared.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.Messages;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.Received;
import tools.jackson.databind.node.ObjectNode;

/** A calendar in a database of its own, and messages that come to it one a minute. */
final class EventFixture {

  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");

  static final Participants PARTICIPANTS =
      new Participants(
          List.of(
              association("drammen", "Næringsforeningen i Drammensregionen"),
              association("kongsberg", "Kongsberg Næringsforum"),
              association("ringerike", "Ringerike Næringsforening"),
              association("baerum", "Bærum Næringsråd"),
              association("asker", "Asker Næringsforening"),
              new Participant(
                  "osloregionen", "Osloregionen", null, Participant.Kind.REGIONAL_BODY, null)));

  static final Municipalities MUNICIPALITIES =
      new Municipalities(
          List.of(
              new Municipality(
                  "3005", "Drammen", LocalDate.of(2020, 1, 1), LocalDate.of(2023, 12, 31), "3301"),
              new Municipality("3301", "Drammen", LocalDate.of(2024, 1, 1), null, null),
              new Municipality("3303", "Kongsberg", LocalDate.of(2024, 1, 1), null, null),
              new Municipality("3201", "Bærum", LocalDate.of(2024, 1, 1), null, null)));

  final TestDatabase database = TestDatabase.fresh();
  final CalendarSettings settings = new CalendarSettings("hub.example.no");
  final CalendarProjection projection = new CalendarProjection(null, database.jdbc(), settings);
  final MovableClock clock = MovableClock.at(NOW);
  final Calendar calendar = new Calendar(database.jdbc(), PARTICIPANTS, MUNICIPALITIES, clock);
  final CalendarFeed feed =
      new CalendarFeed(
          database.jdbc(),
          PARTICIPANTS,
          RealSettings.of(Nov.class),
          MUNICIPALITIES,
          settings,
          new Links(null),
          clock);
  final List<Received> records = new ArrayList<>();

  private static Participant association(String id, String name) {
    return new Participant(id, name, null, Participant.Kind.ASSOCIATION, List.of());
  }

  static Participant participant(String id) {
    return PARTICIPANTS.get(id);
  }

  /**
   * @param fields JSON fields with single quotes
   */
  static ObjectNode event(String organiser, String eventId, String fields) {
    return Messages.data(
            "{'organiser': '%s', 'eventId': '%s', 'title': 'Frokostmøte', 'start': '2027-01-12T08:00', 'end': '2027-01-12T10:00', 'timeZone': 'Europe/Oslo'}"
                .formatted(organiser, eventId))
        .setAll(Messages.data("{" + fields + "}"));
  }

  Received published(String organiser, String eventId, String fields) {
    return record(organiser, Types.EVENT_PUBLISHED, event(organiser, eventId, fields));
  }

  Received published(ObjectNode data) {
    return record(data.get("organiser").asString(), Types.EVENT_PUBLISHED, data);
  }

  Received cancelled(String organiser, String eventId, String fields) {
    ObjectNode data =
        Messages.data("{'organiser': '%s', 'eventId': '%s'}".formatted(organiser, eventId));
    return record(organiser, Types.EVENT_CANCELLED, data.setAll(Messages.data("{" + fields + "}")));
  }

  Received consent(String participant, String organiser, String eventId, boolean given) {
    return record(
        participant,
        Types.CONSENT_GIVEN,
        Messages.data(
            "{'participant': '%s', 'event': {'organiser': '%s', 'eventId': '%s'}, 'given': %s}"
                .formatted(participant, organiser, eventId, given)));
  }

  private Received record(String sender, String type, ObjectNode data) {
    int offset = records.size();
    Envelope envelope = new Envelope("m" + offset, "/" + sender, type, null, null, data);
    Received record =
        Messages.admitted(envelope, Topics.EVENTS, offset, NOW.plusSeconds(60L * offset));
    records.add(record);
    return record;
  }

  /** Applies the records as one batch. */
  void apply(Received... batch) {
    apply(List.of(batch));
  }

  void apply(List<Received> batch) {
    database.transactions().executeWithoutResult(status -> projection.apply(batch));
  }

  CalendarEvent find(String organiser, String eventId) {
    return calendar.find(organiser, eventId).orElseThrow().event();
  }

  /** The ids of all that a window of three years shows. */
  List<String> shown() {
    return page(null).events().stream().map(e -> e.organiser() + "/" + e.eventId()).toList();
  }

  CalendarPage page(String participant) {
    return calendar.page(
        LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), participant, Optional.empty(), 1000);
  }

  /** All rows of all tables, to compare one way of computing them with another. */
  List<List<Map<String, Object>>> rows() {
    return List.of(
        rows("event ORDER BY event_key"),
        rows("event_version ORDER BY event_key, record_offset"),
        rows("event_consent ORDER BY event_key, participant"),
        rows("event_co_organiser ORDER BY event_key, participant"),
        rows("calendar_state"));
  }

  private List<Map<String, Object>> rows(String table) {
    return database.jdbc().queryForList("SELECT * FROM projection." + table);
  }

  void empty() {
    for (String table :
        List.of(
            "event", "event_version", "event_consent", "event_co_organiser", "calendar_state")) {
      database.jdbc().update("DELETE FROM projection." + table);
    }
  }
}
