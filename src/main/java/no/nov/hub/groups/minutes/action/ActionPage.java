package no.nov.hub.groups.minutes.action;

import no.nov.hub.groups.minutes.content.Tongue;

/**
 * An action behind the link of whoever is responsible.
 *
 * @param outcome as told before, or null
 * @param closed why nothing can be said any more, or null
 * @param thanks what has just been kept, or null
 * @param fault a sentence about what was sent, or null
 */
public record ActionPage(
    String language,
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

  /** The one or the other, as the person reads. */
  public String say(String nb, String en) {
    return new Tongue(language).say(nb, en);
  }

  public boolean open() {
    return closed == null && thanks == null;
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "ActionPage[]";
  }
}
