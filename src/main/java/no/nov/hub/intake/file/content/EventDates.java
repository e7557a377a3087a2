package no.nov.hub.intake.file.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** When an event of a calendar is. */
public final class EventDates {

  private static final String DEFAULT_ZONE = "Europe/Oslo";

  private EventDates() {}

  public static Instant startsAt(JsonNode data) {
    ZoneId zone = ZoneId.of(data.path("timeZone").asString(DEFAULT_ZONE));
    return local(data.get("start").asString()).atZone(zone).toInstant();
  }

  public static LocalDate lastDay(JsonNode data) {
    return local(data.path("end").asString(data.get("start").asString())).toLocalDate();
  }

  private static LocalDateTime local(String text) {
    return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
  }
}
