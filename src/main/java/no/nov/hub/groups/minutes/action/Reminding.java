package no.nov.hub.groups.minutes.action;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.groups.meeting.Notice;
import no.nov.hub.groups.meeting.Notices;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.groups.minutes.content.MinutesSettings;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.transport.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds those who are responsible for actions, before they are due and on the day after. However
 * long the hub was stopped, each gets one reminder for what has come due meanwhile. One that fails
 * holds up no other.
 */
@Component("reminding")
public class Reminding {

  private static final int MOST_AT_ONCE = 50;

  private final ActionTables tables;
  private final Actions actions;
  private final MinutesSettings settings;
  private final Meetings meetings;
  private final MinutesContext context;
  private final ActionLetters letters;
  private final Notices notices;
  private final Outbox outbox;
  private final DueWork dueWork;
  private final Clock clock;

  Reminding(
      ActionTables tables,
      Actions actions,
      MinutesSettings settings,
      Meetings meetings,
      MinutesContext context,
      ActionLetters letters,
      Notices notices,
      Outbox outbox,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.actions = actions;
    this.settings = settings;
    this.meetings = meetings;
    this.context = context;
    this.letters = letters;
    this.notices = notices;
    this.outbox = outbox;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
  }

  public boolean anyDue() {
    return !tables.due(clock.instant(), 1).isEmpty();
  }

  public void remind() {
    dueWork.oneByOne(
        tables.due(clock.instant(), MOST_AT_ONCE),
        due -> tables.claim(due, clock.instant()).ifPresent(this::remind),
        tables::lookAgain);
  }

  private void remind(Action action) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Action reminded = action.reminded(Action.behind(action.due(), settings.remindBefore(), now));
    if (action.isOpen()) {
      meetings.find(action.meetingKey()).ifPresent(meeting -> remind(reminded, meeting, now));
    }
    tables.save(List.of(actions.scheduled(reminded)));
  }

  private void remind(Action action, Called meeting, Instant now) {
    Optional<Person> contact = context.contact(meeting);
    if (contact.isEmpty()) {
      return;
    }
    if (action.responsible().address() == null) {
      notices.tell(List.of(unreachable(action, meeting, contact.get())));
    } else {
      outbox.add(
          List.of(
              letters.reminder(
                  action, meeting, contact.get(), context.ownerName(action.owner()), now)));
    }
  }

  private static Notice unreachable(Action action, Called meeting, Person contact) {
    boolean over = action.reminders() > 1;
    return new Notice(
        meeting,
        contact,
        "action %d %d %s".formatted(action.number(), action.reminders(), action.due()),
        Texts.inBoth("minutes.unreachable.subject"),
        List.of(
            Texts.inBoth(
                over ? "minutes.unreachable.overdue" : "minutes.unreachable.due",
                action.responsible().name(),
                DateWords.withWeekday(action.due()),
                action.words())));
  }
}
