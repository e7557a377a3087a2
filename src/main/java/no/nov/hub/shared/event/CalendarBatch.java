package no.nov.hub.shared.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import tools.jackson.databind.JsonNode;

/** The part of the calendar that a batch touches, worked on in memory. */
final class CalendarBatch {

  /** A message and where it stands on its topic. */
  record Entry(Admitted message, long offset) {

    EventKey event() {
      JsonNode data = message.envelope().data();
      return EventKey.of(isConsent() ? data.get("event") : data);
    }

    boolean isConsent() {
      return message.envelope().type().equals(Types.CONSENT_GIVEN);
    }
  }

  /** One step of an event's history. */
  record Version(
      EventKey event,
      long offset,
      int revision,
      EventState.Status status,
      JsonNode data,
      Instant at) {}

  private final String domain;
  private final Map<EventKey, EventState> events = new LinkedHashMap<>();
  private final Set<String> foldKeysBefore = new HashSet<>();
  private final Consents consents = new Consents();
  private final List<Version> versions = new ArrayList<>();
  private final List<Consents.Said> said = new ArrayList<>();

  CalendarBatch(String domain, Collection<EventState> stored, Collection<Consents.Said> consents) {
    this.domain = domain;
    stored.forEach(event -> events.put(event.key(), event));
    stored.forEach(event -> event.foldKey().ifPresent(foldKeysBefore::add));
    this.consents.addAll(consents);
  }

  void take(Entry entry) {
    switch (entry.message().envelope().type()) {
      case Types.EVENT_PUBLISHED -> publish(entry);
      case Types.EVENT_CANCELLED -> cancel(entry);
      case Types.CONSENT_GIVEN -> consent(entry);
      default ->
          throw new IllegalArgumentException(
              "The calendar knows no type " + entry.message().envelope().type());
    }
  }

  private void publish(Entry entry) {
    EventState before = events.get(entry.event());
    if (before == null) {
      change(entry, EventState.first(entry.message(), entry.offset(), domain));
    } else if (before.lastOffset() < entry.offset()) {
      change(entry, before.published(entry.message(), entry.offset()));
    }
  }

  private void cancel(Entry entry) {
    EventState before = events.get(entry.event());
    if (before == null) {
      throw new IllegalArgumentException(
          "Event %s is cancelled but was never published".formatted(entry.event()));
    }
    if (before.lastOffset() < entry.offset()) {
      change(entry, before.cancelled(entry.message(), entry.offset()));
    }
  }

  private void change(Entry entry, EventState after) {
    events.put(after.key(), after);
    versions.add(
        new Version(
            after.key(),
            entry.offset(),
            after.revision(),
            after.status(),
            entry.message().envelope().data(),
            after.lastModified()));
  }

  private void consent(Entry entry) {
    JsonNode data = entry.message().envelope().data();
    Consents.Said word =
        new Consents.Said(
            entry.event().toString(),
            data.get("participant").asString(),
            data.path("given").asBoolean(true),
            entry.offset(),
            entry.message().at());
    if (consents.add(word)) {
      said.add(word);
    }
  }

  /** Of all events that this batch may have made the same as another, or different from it. */
  Set<String> foldKeys() {
    Set<String> keys = new HashSet<>(foldKeysBefore);
    events.values().forEach(event -> event.foldKey().ifPresent(keys::add));
    return keys;
  }

  /** Adds events that may be the same as one of this batch; those of the batch are newer. */
  void join(Collection<EventState> alike, Collection<Consents.Said> consents) {
    alike.forEach(event -> events.putIfAbsent(event.key(), event));
    this.consents.addAll(consents);
  }

  EventMerging folding() {
    return EventMerging.of(events.values(), consents);
  }

  boolean consented(EventKey event, String participant, EventMerging eventMerging) {
    return consents.given(event, participant)
        || (eventMerging.consented(event, participant) && !consents.withheld(event, participant));
  }

  Collection<EventState> events() {
    return events.values();
  }

  List<Version> versions() {
    return versions;
  }

  /** New words, possibly several of one participant on one event, the last of which counts. */
  List<Consents.Said> said() {
    return said;
  }
}
