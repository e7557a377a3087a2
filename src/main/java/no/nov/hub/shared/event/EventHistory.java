package no.nov.hub.shared.event;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An event and everything that was said of it, the latest first.
 *
 * @param shownAs the event in whose place this one is not shown, {@code organiser/eventId}, or null
 */
public record EventHistory(CalendarEvent event, String shownAs, List<Version> versions) {

  /**
   * @param data as admitted, or what is left of it if the event is private now
   */
  public record Version(int sequence, String status, Instant receivedAt, JsonNode data) {}
}
