package no.nov.hub.meeting;

import java.util.List;
import no.nov.hub.group.Person;
import no.nov.hub.message.Text;

/**
 * Something that a group's contact should know at once.
 *
 * @param once names the occasion; a notice of the same is written once
 */
record Notice(Meeting meeting, Person contact, String once, Text subject, List<Text> sentences) {

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Notice[%s]".formatted(meeting.about());
  }
}
