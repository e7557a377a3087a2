package no.nov.hub.meeting;

/**
 * The page on which a contact says whether an answer is from whom it says.
 *
 * @param onBehalfOf who it answers for, if another sent it; else null
 * @param comment or null
 * @param decided what became of it, or null while it waits
 * @param fault a sentence about what was sent, or null
 */
public record DecisionPage(
    String owner,
    String title,
    String when,
    String from,
    String onBehalfOf,
    String answer,
    String comment,
    String why,
    String decided,
    String fault) {

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "DecisionPage[]";
  }
}
