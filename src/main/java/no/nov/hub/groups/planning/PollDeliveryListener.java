package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.DeliveryListener;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import org.springframework.stereotype.Component;

/** The contact is told who has not got the question, and so will not answer. */
@Component
class PollDeliveryListener implements DeliveryListener {

  private final PollTables polls;
  private final RespondentTables people;
  private final Groups groups;
  private final PollLetters letters;
  private final Outbox outbox;
  private final Clock clock;

  PollDeliveryListener(
      PollTables polls,
      RespondentTables people,
      Groups groups,
      PollLetters letters,
      Outbox outbox,
      Clock clock) {
    this.polls = polls;
    this.people = people;
    this.groups = groups;
    this.letters = letters;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void changed(Delivery delivery) {
    if (delivery.kind() == Letter.Kind.POLL) {
      polls.find(delivery.about()).filter(Poll::isOpen).ifPresent(poll -> tell(poll, delivery));
    }
  }

  private void tell(Poll poll, Delivery delivery) {
    Optional<Person> contact =
        groups.load(poll.groupKeys()).contact(poll.groupKeys(), LocalDate.now(clock));
    String who =
        people.of(poll.about()).stream()
            .filter(person -> person.address().equals(delivery.recipient()))
            .findFirst()
            .map(person -> "%s (%s)".formatted(person.name(), person.address()))
            .orElse(delivery.recipient());
    contact.ifPresent(
        person ->
            outbox.add(
                List.of(
                    letters.unreached(
                        poll,
                        delivery.messageId(),
                        who,
                        person,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS)))));
  }
}
