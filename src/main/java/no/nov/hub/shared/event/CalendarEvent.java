package no.nov.hub.shared.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An event as it stands now.
 *
 * @param uid what calendar programs remember it by
 * @param sequence how often time, place or status has changed
 * @param status {@code active} or {@code cancelled}
 * @param reason why it was cancelled, or null
 * @param start local date-time, or a date for whole days; so is {@code end}, the last day included
 * @param startsAt the instant that follows from start and timeZone
 * @param participants how many came, known afterwards
 * @param partOf the eventId of the organiser's larger event that this is a session of, or null
 * @param sessions how many active sessions it has itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarEvent(
    String organiser,
    String organiserName,
    String eventId,
    String uid,
    int sequence,
    String status,
    String reason,
    String title,
    String summary,
    String start,
    String end,
    String timeZone,
    Instant startsAt,
    Instant endsAt,
    Venue venue,
    String onlineUrl,
    String url,
    String theme,
    String audience,
    List<CoOrganiser> coOrganisers,
    Integer capacity,
    BigDecimal price,
    Integer participants,
    String partOf,
    int sessions,
    Instant lastModified) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Venue(String name, String address, String municipality, String municipalityName) {}

  /**
   * @param status {@code asked} until the participant has consented, then {@code consented}
   */
  public record CoOrganiser(String participant, String name, String status) {

    public boolean consented() {
      return "consented".equals(status);
    }
  }

  public boolean cancelled() {
    return "cancelled".equals(status);
  }

  public boolean allDay() {
    return EventTime.isDate(start);
  }
}
