package no.nov.hub.shared.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * A page of the calendar, by start.
 *
 * @param to the last day
 * @param counts of the whole window, not of the page
 * @param next to be given as {@code after} for the next page; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarPage(
    LocalDate from, LocalDate to, Counts counts, List<CalendarEvent> events, String next) {

  /**
   * @param events active ones, a larger event counted once
   * @param sessions active parts of larger events
   * @param cancelled events and sessions that will not take place
   */
  public record Counts(long events, long sessions, long cancelled) {}
}
