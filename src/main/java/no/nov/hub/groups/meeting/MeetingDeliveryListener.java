package no.nov.hub.groups.meeting;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.DeliveryListener;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** Tells the contact who did not get what, so that somebody can call on the phone. */
@Component
class MeetingDeliveryListener implements DeliveryListener {

  private static final Set<Letter.Kind> TO_MEMBERS =
      EnumSet.of(
          Letter.Kind.INVITATION,
          Letter.Kind.UPDATE,
          Letter.Kind.CANCELLATION,
          Letter.Kind.RELEASE,
          Letter.Kind.REMINDER,
          Letter.Kind.MINUTES_TO_READ,
          Letter.Kind.MINUTES,
          Letter.Kind.TASK_REMINDER);

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Answers answers;
  private final Notices notices;

  MeetingDeliveryListener(
      MeetingTables meetings, InvitationTables invitations, Answers answers, Notices notices) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.answers = answers;
    this.notices = notices;
  }

  @Override
  public void changed(Delivery delivery) {
    if (!TO_MEMBERS.contains(delivery.kind())) {
      return;
    }
    Optional<Meeting> meeting = meetings.find(delivery.about());
    Optional<Person> contact = meeting.flatMap(answers::contact);
    if (contact.isPresent()) {
      notices.tell(List.of(notice(meeting.get(), contact.get(), delivery)));
    }
  }

  private Notice notice(Meeting meeting, Person contact, Delivery delivery) {
    String person =
        invitations.of(meeting.about()).stream()
            .filter(invitation -> invitation.address().equals(delivery.recipient()))
            .findFirst()
            .map(invitation -> "%s (%s)".formatted(invitation.name(), invitation.address()))
            .orElse(delivery.recipient());
    return new Notice(
        meeting,
        contact,
        "undelivered " + delivery.messageId(),
        Texts.inBoth("meeting.undelivered.subject"),
        List.of(Texts.inBoth("meeting.undelivered.who", person, why(delivery))));
  }

  private static Text why(Delivery delivery) {
    if (delivery.state() == Delivery.State.EXPIRED) {
      return Texts.inBoth("meeting.undelivered.too-late");
    }
    if (delivery.cause() == null) {
      return Texts.inBoth("meeting.undelivered.not-taken");
    }
    return Texts.inBoth(
        switch (delivery.cause()) {
          case REFUSED, RETURNED -> "meeting.undelivered.refused";
          case GAVE_UP, LATER -> "meeting.undelivered.gave-up";
          case HELD -> "meeting.undelivered.held";
          case UNUSABLE -> "meeting.undelivered.not-taken";
        });
  }
}
