package no.nov.hub.groups.planning;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;

/** Shows polls to those who own them. */
@Component
class PollViews {

  private final RespondentTables people;
  private final Outbox outbox;
  private final Clock clock;

  PollViews(RespondentTables people, Outbox outbox, Clock clock) {
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
  }

  PollView whole(Poll poll) {
    List<Respondent> all = people.of(poll.about());
    PollTally tally = PollTally.of(poll, all);
    Map<String, String> mails = mails(poll);
    return new PollView(
        poll.owner(),
        poll.meetingId(),
        poll.title(),
        poll.groupKeys(),
        status(poll),
        poll.picked(),
        poll.answerBy().orElse(null),
        poll.data().get("timeZone").asString(),
        tally.asked(),
        tally.answered(),
        tally.counts().stream().map(PollViews::time).toList(),
        tally.best().stream().map(time -> time.start().toString()).toList(),
        all.stream().map(person -> person(poll, person, mails.get(person.address()))).toList());
  }

  private Map<String, String> mails(Poll poll) {
    Map<String, String> mails = new HashMap<>();
    for (Delivery delivery : outbox.deliveries(poll.about())) {
      if (delivery.kind() == Letter.Kind.POLL) {
        mails.putIfAbsent(delivery.recipient(), delivery.state().word());
      }
    }
    return mails;
  }

  private String status(Poll poll) {
    if (!poll.isOpen()) {
      return poll.closed().word();
    }
    return clock.instant().isBefore(poll.deadline()) ? "open" : "over";
  }

  private static PollView.Time time(PollTally.Count count) {
    EventTime time = count.time();
    return new PollView.Time(
        time.start().toString(),
        time.end() == null ? null : time.end().toString(),
        count.yes(),
        count.ifNeedBe(),
        count.no());
  }

  private static PollView.Person person(Poll poll, Respondent person, String mail) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (EventTime time : poll.times()) {
      Choice choice = person.answers().get(time.startsAt());
      if (choice != null) {
        answers.put(time.start().toString(), choice.word());
      }
    }
    return new PollView.Person(
        person.name(),
        person.address(),
        person.asked(),
        answers,
        person.comment(),
        person.answeredAt(),
        mail);
  }
}
