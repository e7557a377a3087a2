package no.nov.hub.groups.meeting;

import java.util.List;
import no.nov.hub.groups.group.Person;
import no.nov.hub.platform.message.Text;
import no.nov.hub.shared.event.EventTime;

/**
 * Something that a group's contact should know at once.
 *
 * @param about as in {@link no.nov.hub.mail.outgoing.Letter}
 * @param time null for a draft that has none yet
 * @param once names the occasion; a notice of the same is written once
 */
public record Notice(
    String owner,
    String about,
    String title,
    EventTime time,
    Person contact,
    String once,
    Text subject,
    List<Text> sentences) {

  Notice(Meeting meeting, Person contact, String once, Text subject, List<Text> sentences) {
    this(
        meeting.owner(),
        meeting.about(),
        meeting.title(),
        meeting.time().orElse(null),
        contact,
        once,
        subject,
        sentences);
  }

  public Notice(
      Meetings.Called meeting, Person contact, String once, Text subject, List<Text> sentences) {
    this(
        meeting.key().owner(),
        Meetings.about(meeting.key()),
        meeting.title(),
        meeting.time(),
        contact,
        once,
        subject,
        sentences);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Notice[%s]".formatted(about);
  }
}
