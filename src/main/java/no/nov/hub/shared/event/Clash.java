package no.nov.hub.shared.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Two events of different organisers at the same time for the same people.
 *
 * @param reasons {@code theme}, {@code municipality} or both
 */
public record Clash(Side first, Side second, List<String> reasons) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Side(
      String organiser,
      String organiserName,
      String eventId,
      String title,
      String start,
      String end,
      String timeZone,
      Instant startsAt,
      Instant endsAt,
      String theme,
      String municipality) {}
}
