package no.nov.hub.file;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.file.Entry.Found;
import no.nov.hub.file.Entry.Unreadable;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Json;
import no.nov.hub.message.Types;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each row is a message of its own. */
final class RowMessages implements TableContent {

  private final RowReading reading;
  private final CloudEvents events;
  private final List<Entry> entries = new ArrayList<>();

  RowMessages(RowReading reading, CloudEvents events) {
    this.reading = reading;
    this.events = events;
  }

  @Override
  public void take(Row row) {
    Findings findings = new Findings();
    ObjectNode read = reading.read(row, findings);
    if (!read.has(reading.kind().ownerField())) {
      read.put(reading.kind().ownerField(), events.sender().id());
    }
    if (reading.kind() == TableKind.EVENTS) {
      identify(read, findings);
    }
    if (findings.clean()) {
      entries.add(found(row, read));
    } else {
      entries.add(new Unreadable(row.place(), findings.faults()));
    }
  }

  @Override
  public List<Entry> entries() {
    return entries;
  }

  private Found found(Row row, ObjectNode read) {
    String type = type(read);
    ObjectNode data = type.equals(Types.EVENT_CANCELLED) ? cancellation(read) : read;
    data.remove("cancelled");
    JsonNode confirms = data.remove("confirms");
    return new Found(
        row.place(),
        confirms == null
            ? events.event(type, row.place().nb(), data)
            : events.confirming(confirms.asString(), type, row.place().nb(), data));
  }

  private String type(ObjectNode read) {
    return switch (reading.kind()) {
      case COUNTS -> Types.MEMBERSHIP_COUNTED;
      case EVENTS ->
          read.path("cancelled").asBoolean(false) ? Types.EVENT_CANCELLED : Types.EVENT_PUBLISHED;
      case POSITIONS -> Types.POSITION_ADOPTED;
      case MEMBER_LIST -> Types.MEMBERSHIP_LISTED;
    };
  }

  private static ObjectNode cancellation(ObjectNode read) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.set("organiser", read.get("organiser"));
    data.set("eventId", read.get("eventId"));
    return data;
  }

  /** Without an id column, an event is known by who holds it, what it is called and its start. */
  private static void identify(ObjectNode read, Findings findings) {
    if (read.has("eventId")) {
      return;
    }
    if (read.has("title") && read.has("start")) {
      read.put(
          "eventId",
          CloudEvents.hash(
              read.get("organiser").asString(),
              read.get("title").asString(),
              read.get("start").asString()));
    } else if (findings.clean()) {
      findings.fault(
          read.has("title") ? "data.start" : "data.title",
          "missing",
          "Raden mangler %s. Fyll inn cellen.".formatted(read.has("title") ? "start" : "tittel"),
          "The row lacks a %s. Fill in the cell.".formatted(read.has("title") ? "start" : "title"));
    }
  }
}
