package no.nov.hub.minutes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.group.Person;
import no.nov.hub.mail.Letter;
import no.nov.hub.mail.Outbox;
import no.nov.hub.meeting.Meetings;
import no.nov.hub.meeting.Meetings.Called;
import no.nov.hub.meeting.Notice;
import no.nov.hub.meeting.Notices;
import no.nov.hub.message.Text;
import no.nov.hub.minutes.ActionTables.Looked;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds those who are responsible for actions, before they are due and on the day after. However
 * long the hub was stopped, each gets one reminder for what has come due meanwhile.
 */
@Component("reminding")
public class Reminding {

  private static final int MOST_AT_ONCE = 50;

  private final ActionTables tables;
  private final Actions actions;
  private final MinutesSettings settings;
  private final Meetings meetings;
  private final Surroundings surroundings;
  private final ActionLetters letters;
  private final Notices notices;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Reminding(
      ActionTables tables,
      Actions actions,
      MinutesSettings settings,
      Meetings meetings,
      Surroundings surroundings,
      ActionLetters letters,
      Notices notices,
      Outbox outbox,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.actions = actions;
    this.settings = settings;
    this.meetings = meetings;
    this.surroundings = surroundings;
    this.letters = letters;
    this.notices = notices;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  public boolean anyDue() {
    return tables.anyDue(clock.instant());
  }

  public void remind() {
    transactions.executeWithoutResult(
        status -> remind(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
  }

  private void remind(Instant now) {
    List<Looked> looked = new ArrayList<>();
    List<Letter> written = new ArrayList<>();
    for (Action action : tables.claimDue(clock.instant(), MOST_AT_ONCE)) {
      Action reminded = reminded(action, now);
      meetings
          .find(action.meetingKey())
          .ifPresent(meeting -> remind(reminded, meeting, now, written));
      looked.add(actions.scheduled(reminded));
    }
    outbox.add(written);
    tables.save(looked);
  }

  private Action reminded(Action action, Instant now) {
    int behind =
        (int)
            Action.reminders(action.due(), settings.remindBefore()).stream()
                .filter(at -> !at.isAfter(now))
                .count();
    return new Action(
        action.about(),
        action.number(),
        action.owner(),
        action.words(),
        action.responsible(),
        action.due(),
        action.standing(),
        action.outcome(),
        action.token(),
        behind);
  }

  private void remind(Action action, Called meeting, Instant now, List<Letter> written) {
    Optional<Person> contact = surroundings.contact(meeting);
    if (contact.isEmpty()) {
      return;
    }
    if (action.responsible().address() == null) {
      notices.tell(List.of(unreachable(action, meeting, contact.get())));
    } else {
      written.add(
          letters.reminder(
              action, meeting, contact.get(), surroundings.ownerName(action.owner()), now));
    }
  }

  private static Notice unreachable(Action action, Called meeting, Person contact) {
    return new Notice(
        meeting,
        contact,
        "action %d %d %s".formatted(action.number(), action.reminders(), action.due()),
        new Text("En oppgave har frist", "An action is due"),
        List.of(
            new Text(
                "%s skal innen %s: %s\nHuben har ingen adresse til den ansvarlige. Minn om oppgaven, og meld hva som ble av den."
                    .formatted(action.responsible().name(), action.due(), action.words()),
                "%s is to do this by %s: %s\nThe hub has no address of who is responsible. Remind of it, and tell what became of it."
                    .formatted(action.responsible().name(), action.due(), action.words()))));
  }
}
