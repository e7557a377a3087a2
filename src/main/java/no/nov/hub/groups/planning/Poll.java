package no.nov.hub.groups.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.groups.meeting.MeetingTimes;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.shared.event.EventTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Times that are proposed for a meeting, as its owner has last told.
 *
 * @param about {@code poll drammen/styret-3}
 * @param data as admitted
 * @param closed why it is closed, or null
 * @param picked the local time that was chosen, or null
 * @param told {@link PollTally#seal} of what the contact was told last, or null
 */
record Poll(
    String about,
    String owner,
    JsonNode data,
    UUID receiptId,
    Instant proposedAt,
    Closing closed,
    String picked,
    String told) {

  private static final String KIND = "poll";

  /** Nobody is mailed at night because of a deadline. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  enum Closing {
    PICKED,
    CALLED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Closing of(String word) {
      return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static String about(JsonNode data) {
    return about(OwnedKey.of(data, "meetingId"));
  }

  static String about(OwnedKey meeting) {
    return meeting.about(KIND);
  }

  /** Of the meeting. */
  OwnedKey key() {
    return OwnedKey.ofAbout(about);
  }

  String meetingId() {
    return data.get("meetingId").asString();
  }

  String title() {
    return data.get("title").asString();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(data.path(field).asString(null));
  }

  List<String> groupKeys() {
    return data.get("groups")
        .valueStream()
        .map(group -> owner + "/" + group.asString())
        .distinct()
        .toList();
  }

  /** By start. */
  List<EventTime> times() {
    ZoneId zone = zone();
    return data.get("times")
        .valueStream()
        .map(
            time ->
                new EventTime(
                    false,
                    LocalDateTime.parse(time.get("start").asString()),
                    time.has("end") ? LocalDateTime.parse(time.get("end").asString()) : null,
                    zone))
        .sorted(Comparator.comparing(EventTime::startsAt))
        .toList();
  }

  private ZoneId zone() {
    return ZoneId.of(data.get("timeZone").asString());
  }

  /** The last day to answer, if the owner has set one. */
  Optional<LocalDate> answerBy() {
    return text("answerBy").map(LocalDate::parse);
  }

  /** From then on nobody can answer. */
  Instant deadline() {
    Instant last = times().get(times().size() - 1).startsAt();
    return answerBy()
        .map(day -> day.plusDays(1).atStartOfDay(zone()).toInstant())
        .filter(last::isAfter)
        .orElse(last);
  }

  /** On the morning of the day that is so long before the deadline, if the owner has set one. */
  Optional<Instant> remindAt(Duration before) {
    return answerBy().map(day -> morning(deadline().minus(before)).toInstant());
  }

  /** When the contact is told how it ended: at the deadline, but not at night. */
  Instant toldAt() {
    Instant morning = morning(deadline()).toInstant();
    return morning.isAfter(deadline()) ? morning : deadline();
  }

  private static ZonedDateTime morning(Instant day) {
    return day.atZone(MeetingTimes.norway()).with(MORNING);
  }

  boolean isOpen() {
    return closed == null;
  }

  /** A hash of what a mail shows; the groups are not among it. */
  String shown() {
    ObjectNode shown = (ObjectNode) data.deepCopy();
    shown.remove("groups");
    return Json.fingerprint("poll", shown);
  }

  Poll closing(Closing why) {
    return new Poll(about, owner, data, receiptId, proposedAt, why, picked, told);
  }
}
