package no.nov.hub.shared.event;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.Admitted;
import tools.jackson.databind.JsonNode;

/**
 * An event as it stands after a record.
 *
 * @param revision rises when time, place or status changes: calendar programs then tell their users
 * @param reason why it was cancelled, or null
 * @param data as last published
 */
record EventState(
    EventKey key,
    String uid,
    int revision,
    Status status,
    String reason,
    JsonNode data,
    long firstOffset,
    long lastOffset,
    Instant firstPublished,
    Instant lastModified) {

  private static final int UID_LENGTH = 32;

  enum Status {
    ACTIVE,
    CANCELLED;

    /** As it is written in tables and answers. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static EventState first(Admitted message, long offset, String domain) {
    JsonNode data = message.envelope().data();
    EventKey key = EventKey.of(data);
    String uid = Json.sha256(key.toString()).substring(0, UID_LENGTH) + "@" + domain;
    return new EventState(
        key, uid, 0, Status.ACTIVE, null, data, offset, offset, message.at(), message.at());
  }

  EventState published(Admitted message, long offset) {
    JsonNode next = message.envelope().data();
    boolean same = status == Status.ACTIVE && samePlaceAndTime(data, next);
    return after(message, offset, same ? revision : revision + 1, Status.ACTIVE, null, next);
  }

  EventState cancelled(Admitted message, long offset) {
    String why = message.envelope().data().path("reason").asString(null);
    int next = status == Status.CANCELLED ? revision : revision + 1;
    JsonNode shown = Withheld.isSaid(message.envelope().data()) ? Withheld.of(data) : data;
    return after(message, offset, next, Status.CANCELLED, why, shown);
  }

  private EventState after(
      Admitted message, long offset, int revision, Status status, String reason, JsonNode data) {
    return new EventState(
        key,
        uid,
        revision,
        status,
        reason,
        data,
        firstOffset,
        offset,
        firstPublished,
        message.at());
  }

  private static boolean samePlaceAndTime(JsonNode before, JsonNode after) {
    return EventTime.of(before).equals(EventTime.of(after))
        && before.path("venue").equals(after.path("venue"))
        && before.path("onlineUrl").equals(after.path("onlineUrl"));
  }

  EventTime time() {
    return EventTime.of(data);
  }

  List<String> coOrganisers() {
    List<String> ids = new ArrayList<>();
    data.path("coOrganisers").forEach(id -> ids.add(id.asString()));
    return ids;
  }

  boolean names(String participant) {
    return coOrganisers().contains(participant);
  }

  Optional<String> parentKey() {
    return Optional.ofNullable(data.get("partOf"))
        .map(partOf -> new EventKey(key.organiser(), partOf.asString()).toString());
  }

  /**
   * Equal for events that may be one and the same, published by several: same start, same title but
   * for case and spaces. Absent where that cannot be.
   */
  Optional<String> foldKey() {
    if (status == Status.CANCELLED || coOrganisers().isEmpty()) {
      return Optional.empty();
    }
    String title =
        Normalizer.normalize(data.get("title").asString(), Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Z}]+", "");
    return Optional.of(Json.sha256(time().startsAt() + " " + title));
  }
}
