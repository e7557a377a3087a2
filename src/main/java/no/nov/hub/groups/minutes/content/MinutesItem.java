package no.nov.hub.groups.minutes.content;

import java.time.LocalDate;
import no.nov.hub.mail.outgoing.Recipient;

/**
 * What came of a meeting in one matter.
 *
 * @param heading or null
 * @param responsible of an action, without an address if the hub knows none; else null
 * @param due of an action, or null
 * @param id of an action that a correction has put in other words, or null
 */
public record MinutesItem(
    Kind kind, String heading, String words, Recipient responsible, LocalDate due, String id) {

  public enum Kind {
    DECISION,
    INFORMATION,
    ACTION
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "MinutesItem[%s]".formatted(kind);
  }
}
