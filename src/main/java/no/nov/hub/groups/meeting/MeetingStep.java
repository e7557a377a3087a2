package no.nov.hub.groups.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.shared.event.EventTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one message does to a meeting, or to an event that groups are invited to.
 *
 * @param about as in {@link Meeting}
 */
record MeetingStep(String about, String owner, String thing, Admitted message) {

  private static final int UID_LENGTH = 32;

  /** The fields that people are told of when they change, by what they are told. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "time", List.of("start", "end", "timeZone"),
          "place", List.of("place", "venue", "onlineUrl"),
          "title", List.of("title"),
          "agenda", List.of("agenda"),
          "text", List.of("note", "summary"),
          "attachments", List.of("attachments"));

  static MeetingStep of(Admitted message) {
    JsonNode data = message.envelope().data();
    return switch (message.envelope().type()) {
      case Types.MEETING_CALLED, Types.MEETING_CANCELLED -> {
        OwnedKey key = OwnedKey.of(data, "meetingId");
        String about = key.about(Meeting.MEETING);
        yield new MeetingStep(about, key.owner(), about, message);
      }
      case Types.EVENT_PUBLISHED, Types.EVENT_CANCELLED -> {
        OwnedKey key =
            new OwnedKey(data.get("organiser").asString(), data.get("eventId").asString());
        yield new MeetingStep(key.about(Meeting.EVENT), key.owner(), key.toString(), message);
      }
      default ->
          throw new IllegalArgumentException(
              "No meeting is told of by " + message.envelope().type());
    };
  }

  boolean isOlderThan(Meeting known) {
    return known != null && message.at().isBefore(known.changedAt());
  }

  private boolean cancels() {
    String type = message.envelope().type();
    return type.equals(Types.MEETING_CANCELLED) || type.equals(Types.EVENT_CANCELLED);
  }

  /**
   * @param before null if it is new
   * @param domain ends the UID; that of an event is the one of its calendar
   * @return empty if nobody is or was invited to the event
   */
  Optional<Meeting> after(Meeting before, String domain, Supplier<String> tokens) {
    JsonNode data = message.envelope().data();
    if (before == null) {
      boolean invites = !Meeting.isEvent(about) || !data.path("inviteGroups").isEmpty();
      return cancels() || !invites ? Optional.empty() : Optional.of(first(domain, tokens.get()));
    }
    return Optional.of(cancels() ? cancelled(before) : changed(before));
  }

  private Meeting first(String domain, String token) {
    String uid = Json.sha256(thing).substring(0, UID_LENGTH) + "@" + domain;
    return new Meeting(
        about,
        owner,
        status(),
        message.envelope().data(),
        null,
        Set.of(),
        uid,
        token,
        0,
        0,
        0,
        message.at(),
        message.receiptId());
  }

  private Meeting.Status status() {
    return message.envelope().data().path("draft").asBoolean(false)
        ? Meeting.Status.DRAFT
        : Meeting.Status.CALLED;
  }

  private Meeting cancelled(Meeting before) {
    boolean again = before.status() == Meeting.Status.CANCELLED;
    return new Meeting(
        about,
        owner,
        Meeting.Status.CANCELLED,
        before.data(),
        message.envelope().data().path("reason").asString(null),
        Set.of(),
        before.uid(),
        before.token(),
        again ? before.sequence() : before.sequence() + 1,
        again ? before.raisedSequence() : before.sequence() + 1,
        before.timedSequence(),
        message.at(),
        message.receiptId());
  }

  private Meeting changed(Meeting before) {
    Meeting.Status status = status();
    JsonNode data = withFormer(before, timed(before));
    Set<String> parts = differing(before.data(), data);
    boolean timed = parts.contains("time");
    boolean raises =
        before.status() != Meeting.Status.DRAFT
            && (timed || parts.contains("place") || status != before.status());
    int sequence = raises ? before.sequence() + 1 : before.sequence();
    return new Meeting(
        about,
        owner,
        status,
        data,
        null,
        union(before.changed(), parts),
        before.uid(),
        before.token(),
        sequence,
        raises ? sequence : before.raisedSequence(),
        timed || before.status() == Meeting.Status.CANCELLED ? sequence : before.timedSequence(),
        message.at(),
        message.receiptId());
  }

  /** What has not been told yet of earlier changes is still to be told. */
  private static Set<String> union(Set<String> earlier, Set<String> now) {
    Set<String> both = new TreeSet<>(earlier);
    both.addAll(now);
    return both;
  }

  private static ObjectNode withFormer(Meeting before, ObjectNode data) {
    if (before.isEvent() && data.path("inviteGroups").isEmpty()) {
      ArrayNode former = data.putArray(Meeting.FORMER);
      before.contactGroupKeys().forEach(former::add);
    }
    return data;
  }

  /** A draft that has lost its time keeps the one that people may have been told. */
  private ObjectNode timed(Meeting before) {
    ObjectNode data = message.envelope().data();
    if (!data.has("start") && before.data().has("start")) {
      for (String field : PARTS.get("time")) {
        if (before.data().has(field)) {
          data.set(field, before.data().get(field));
        }
      }
    }
    return data;
  }

  private static Set<String> differing(JsonNode before, JsonNode after) {
    Set<String> parts = new LinkedHashSet<>();
    PARTS.forEach(
        (part, fields) -> {
          if (fields.stream().anyMatch(field -> !before.path(field).equals(after.path(field)))) {
            parts.add(part);
          }
        });
    if (parts.contains("time") && sameInstants(before, after)) {
      parts.remove("time");
    }
    return parts;
  }

  /** The zone left out or written, and seconds or none, are the same time. */
  private static boolean sameInstants(JsonNode before, JsonNode after) {
    if (!before.has("start") || !after.has("start") || before.has("end") != after.has("end")) {
      return false;
    }
    EventTime one = EventTime.of(before);
    EventTime other = EventTime.of(after);
    return one.allDay() == other.allDay()
        && one.startsAt().equals(other.startsAt())
        && one.endsAt().equals(other.endsAt());
  }
}
