package no.nov.hub.groups.minutes.content;

import java.util.List;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.mail.outgoing.Recipient;

/**
 * Minutes with all that is known around them.
 *
 * @param groups names of the meeting's groups
 * @param ownerName the association's
 * @param contact who writes to the groups today
 * @param reader who reads them through before they go: who was asked to, else who leads today, else
 *     the contact
 */
public record Minuted(
    Minutes minutes,
    Called meeting,
    People people,
    MinutesContent content,
    List<String> groups,
    String ownerName,
    Person contact,
    Recipient reader) {

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Minuted[%s]".formatted(minutes);
  }
}
