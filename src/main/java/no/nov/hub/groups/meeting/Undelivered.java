package no.nov.hub.groups.meeting;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.DeliveryListener;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** Tells the contact who did not get what, so that somebody can call on the phone. */
@Component
class Undelivered implements DeliveryListener {

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

  Undelivered(
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
        new Text("En e-post kom ikke fram", "A mail did not arrive"),
        List.of(
            new Text(
                "%s har ikke fått e-posten om dette. %s Ring gjerne, og rett adressen i gruppen."
                    .formatted(person, why(delivery).nb()),
                "%s has not got the mail about this. %s Call, and correct the address in the group."
                    .formatted(person, why(delivery).en()))));
  }

  private static Text why(Delivery delivery) {
    if (delivery.state() == Delivery.State.EXPIRED) {
      return new Text(
          "Møtet begynte før e-posten kunne sendes.",
          "The meeting began before the mail could be sent.");
    }
    Text unknown =
        new Text("E-postserveren tok den ikke imot.", "The mail server did not take it.");
    if (delivery.cause() == null) {
      return unknown;
    }
    return switch (delivery.cause()) {
      case REFUSED, RETURNED ->
          new Text(
              "Mottakerens e-postserver avviser adressen.",
              "The recipient's mail server refuses the address.");
      case GAVE_UP, LATER ->
          new Text(
              "Mottakerens e-postserver har ikke tatt den imot på to døgn.",
              "The recipient's mail server has not taken it for two days.");
      case HELD ->
          new Text(
              "Så mye er kommet i retur fra adressen at det ikke sendes dit nå.",
              "So much has come back from the address that nothing is sent there now.");
      case UNUSABLE -> unknown;
    };
  }
}
