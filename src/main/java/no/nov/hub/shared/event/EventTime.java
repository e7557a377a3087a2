package no.nov.hub.shared.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/**
 * When an event is: local times and a zone, from which the instants follow.
 *
 * @param start at midnight for whole days
 * @param end the last day at midnight for whole days; null if the organiser has not said
 */
public record EventTime(boolean allDay, LocalDateTime start, LocalDateTime end, ZoneId zone) {

  public static final String DEFAULT_ZONE = "Europe/Oslo";

  /** What an event is taken to last when its end is not said, so that it can clash at all. */
  private static final Duration UNSAID = Duration.ofHours(1);

  private static final int LENGTH_OF_A_DATE = 10;

  /** Reads data that admission has passed. */
  public static EventTime of(JsonNode data) {
    String start = data.get("start").asString();
    JsonNode end = data.get("end");
    return new EventTime(
        isDate(start),
        local(start),
        end == null ? null : local(end.asString()),
        ZoneId.of(data.path("timeZone").asString(DEFAULT_ZONE)));
  }

  public static boolean isDate(String text) {
    return text.length() == LENGTH_OF_A_DATE;
  }

  static LocalDateTime local(String text) {
    return isDate(text) ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
  }

  /** Of two instants with the same local time, when clocks go back, the first. */
  public Instant startsAt() {
    return instant(start);
  }

  public OffsetDateTime startsAtOffset() {
    return start.atZone(zone).toOffsetDateTime();
  }

  /** The first instant after the event. */
  public Instant endsAt() {
    if (allDay) {
      return instant(lastDay().plusDays(1).atStartOfDay());
    }
    return end == null ? startsAt().plus(UNSAID) : instant(end);
  }

  public LocalDate firstDay() {
    return start.toLocalDate();
  }

  public LocalDate lastDay() {
    return end == null ? firstDay() : end.toLocalDate();
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }
}
