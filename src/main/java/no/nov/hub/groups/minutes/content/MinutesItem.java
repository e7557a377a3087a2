package no.nov.hub.groups.minutes.content;

import java.time.LocalDate;

/**
 * What came of a meeting in one matter.
 *
 * @param heading or null
 * @param responsible of an action; else null
 * @param due of an action, or null
 * @param id of an action that a correction has put in other words, or null
 */
public record MinutesItem(
    Kind kind, String heading, String words, Responsible responsible, LocalDate due, String id) {

  public enum Kind {
    DECISION,
    INFORMATION,
    ACTION
  }

  /**
   * @param address null if the hub knows none
   */
  public record Responsible(String name, String address, String language) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Responsible[]";
    }
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "MinutesItem[%s]".formatted(kind);
  }
}
