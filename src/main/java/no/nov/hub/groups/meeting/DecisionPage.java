package no.nov.hub.groups.meeting;

import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;

/**
 * The page on which a contact says whether an answer is from whom it says, in both languages.
 *
 * @param onBehalfOf who it answers for, if another sent it; else null
 * @param comment or null
 * @param decided what became of it, or null while it waits
 * @param fault a sentence about what was sent, or null
 */
public record DecisionPage(
    String owner,
    String title,
    Text when,
    String from,
    String onBehalfOf,
    Text answer,
    String comment,
    Text why,
    Text decided,
    Text fault) {

  public Text both(String key) {
    return Texts.inBoth(key);
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "DecisionPage[]";
  }
}
