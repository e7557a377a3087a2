package no.nov.hub.intake.admission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import no.nov.hub.platform.message.Text;

/**
 * What a thing is known by to people, who seldom remember its id.
 *
 * @param kind what its ids are ids of, such as {@code event/}
 * @param id as the message names it
 * @param scope whose it is, such as its groups; only within it is a title one thing
 * @param title null where the message does not say
 * @param start a local date or date-time; null where the message does not say
 */
public record Likeness(
    Wording wording, String kind, String id, String scope, String title, String start) {

  /**
   * @param idField of the data
   * @param column where a spreadsheet has the id
   * @param noun such as «møte»
   * @param definite such as «møtet»
   */
  public record Wording(String idField, String column, Text noun, Text definite) {}

  String thing() {
    return kind + id;
  }

  boolean isSaid() {
    return title != null && start != null && day(start) != null;
  }

  /** As of {@link MessageRules#answer}, if it is that thing. */
  String answer(String ofThing) {
    return ofThing + " " + start;
  }

  /**
   * @return null if there is no such day
   */
  static LocalDate day(String start) {
    try {
      return start.contains("T")
          ? LocalDateTime.parse(start).toLocalDate()
          : LocalDate.parse(start);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
