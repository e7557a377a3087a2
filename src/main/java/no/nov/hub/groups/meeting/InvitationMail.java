package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.language.Texts;

/**
 * One mail about a meeting to one person: all that it is made of.
 *
 * @param invitation as it is when the mail has been told
 * @param groups names of the person's groups that the meeting is of
 * @param allGroups names of all that it is of
 * @param ownerName the association's
 * @param contact who sends it in the association's name
 * @param others attendees to show besides the person and the contact; usually nobody
 * @param tasks what earlier meetings have left to be done
 * @param sequence and {@code stamp}: which revision (RFC 5546, section 2.1.4)
 * @param asksAgain whether the contact, not the calendar, asks once more
 * @param messageId without angle brackets
 * @param firstMessage Message-ID of the first mail, empty if this is it
 * @param tail key of the attachments, or null
 * @param link to the person's page, if there is one
 */
record InvitationMail(
    Letter.Kind kind,
    Meeting meeting,
    Invitation invitation,
    List<String> groups,
    List<String> allGroups,
    String ownerName,
    Person contact,
    List<Invitation> others,
    List<OpenTasks.Task> tasks,
    int sequence,
    Instant stamp,
    boolean asksAgain,
    String messageId,
    Optional<String> firstMessage,
    String tail,
    Optional<String> link) {

  boolean cancels() {
    return kind == Letter.Kind.CANCELLATION || kind == Letter.Kind.RELEASE;
  }

  /** As the person reads. */
  Texts texts() {
    return new Texts(invitation.language());
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "InvitationMail[%s, %s]".formatted(kind, meeting.about());
  }
}
