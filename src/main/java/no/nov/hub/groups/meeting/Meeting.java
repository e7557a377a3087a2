package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.shared.event.EventTime;
import tools.jackson.databind.JsonNode;

/**
 * A meeting, or an event that groups are invited to, as its owner has last told.
 *
 * @param about {@code meeting drammen/styret-3} or {@code event drammen/frokost-1}
 * @param data as admitted; names no person but where its owner has written one into a text
 * @param reason why it was cancelled, or null
 * @param changed in what it differs from what people have been told
 * @param token of its address, which answers come to
 * @param sequence rises when time, place or status changes and on every cancellation (RFC 5546,
 *     section 2.1.4)
 * @param raisedSequence the sequence since which time, place and status stand
 * @param timedSequence the sequence since which its time stands; earlier answers are to another
 *     time
 */
record Meeting(
    String about,
    String owner,
    Status status,
    JsonNode data,
    String reason,
    Set<String> changed,
    String uid,
    String token,
    int sequence,
    int raisedSequence,
    int timedSequence,
    Instant changedAt,
    UUID receiptId) {

  static final String MEETING = "meeting";
  static final String EVENT = "event";

  /** Kept beside what the owner has sent, when an event invites no groups any more. */
  static final String FORMER = "formerGroups";

  enum Status {
    DRAFT,
    CALLED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  record Attachment(String name, String sha256) {}

  static boolean isEvent(String about) {
    return about.startsWith(EVENT + " ");
  }

  boolean isEvent() {
    return isEvent(about);
  }

  OwnedKey key() {
    return OwnedKey.ofAbout(about);
  }

  String title() {
    return data.get("title").asString();
  }

  /** Empty for a draft that has none yet. */
  Optional<EventTime> time() {
    return data.has("start") ? Optional.of(EventTime.of(data)) : Optional.empty();
  }

  List<String> groupKeys() {
    return data.path(isEvent() ? "inviteGroups" : "groups")
        .valueStream()
        .map(group -> owner + "/" + group.asString())
        .toList();
  }

  /** Whose contact speaks for it: those of its groups, or of the last that an event had. */
  List<String> contactGroupKeys() {
    List<String> now = groupKeys();
    return now.isEmpty() ? data.path(FORMER).valueStream().map(JsonNode::asString).toList() : now;
  }

  List<String> agenda() {
    return data.path("agenda").valueStream().map(JsonNode::asString).toList();
  }

  List<Attachment> attachments() {
    return data.path("attachments")
        .valueStream()
        .map(each -> new Attachment(each.get("name").asString(), each.get("sha256").asString()))
        .toList();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(data.path(field).asString(null));
  }

  Meeting withSequence(int raised) {
    return new Meeting(
        about,
        owner,
        status,
        data,
        reason,
        changed,
        uid,
        token,
        raised,
        raisedSequence,
        timedSequence,
        changedAt,
        receiptId);
  }
}
