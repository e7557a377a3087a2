package no.nov.hub.groups.minutes;

import java.util.List;

/**
 * Minutes behind a link, for the one who reads them through and for each who was mailed them.
 *
 * @param apologies of those who had said that they would not come; {@code absent}: the others
 * @param recipients how many get them when they are sent; of a reader
 * @param closed why nothing can be said any more, or null
 * @param thanks what has just been kept, or null
 * @param fault a sentence about what was sent, or null
 * @param said what the person has said before, or null
 */
public record MinutesPage(
    String title,
    String owner,
    String groupsLabel,
    String groups,
    String when,
    String place,
    String correction,
    List<String> present,
    List<String> apologies,
    List<String> absent,
    List<String> guests,
    List<Matter> matters,
    List<String> outcomes,
    String note,
    String contact,
    boolean reads,
    int recipients,
    String name,
    String deadline,
    String closed,
    String thanks,
    String fault,
    String said,
    String comment) {

  /**
   * @param responsible and {@code due} of an action; else null
   */
  public record Matter(String heading, String kind, String words, String responsible, String due) {}

  public boolean open() {
    return closed == null && thanks == null;
  }

  /** Names and texts stay out of logs. */
  @Override
  public String toString() {
    return "MinutesPage[]";
  }
}
