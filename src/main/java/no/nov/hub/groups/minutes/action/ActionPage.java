package no.nov.hub.groups.minutes.action;

/**
 * An action behind the link of whoever is responsible.
 *
 * @param outcome as told before, or null
 * @param closed why nothing can be said any more, or null
 * @param thanks what has just been kept, or null
 * @param fault a sentence about what was sent, or null
 */
public record ActionPage(
    String owner,
    String meeting,
    String words,
    String responsible,
    String due,
    String contact,
    String outcome,
    String closed,
    String thanks,
    String fault) {

  public boolean open() {
    return closed == null && thanks == null;
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "ActionPage[]";
  }
}
