package no.nov.hub.groups.minutes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import no.nov.hub.groups.meeting.Notices;
import no.nov.hub.groups.minutes.MinutesTables.Due;
import no.nov.hub.groups.minutes.action.Actions;
import no.nov.hub.groups.minutes.content.AttendanceTables;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.groups.minutes.content.MinutesSettings;
import no.nov.hub.groups.minutes.content.People;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.transport.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes minutes one step on when their time has come: to the reader, to all, to approval by
 * silence. Each step and its letters are one transaction, so what was mailed is never mailed again.
 * Minutes are few, so each has a transaction of its own, and one that fails holds up no other.
 */
@Component("sendingMinutes")
public class SendingMinutes {

  private static final Logger LOG = LoggerFactory.getLogger(SendingMinutes.class);
  private static final int MOST_AT_ONCE = 20;
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration MEETING_COMES_WITHIN = Duration.ofHours(1);

  private final MinutesTables tables;
  private final ReplyTables replyTables;
  private final AttendanceTables attendanceTables;
  private final Actions actions;
  private final MinutesContext context;
  private final MinutesLetters letters;
  private final MinutesNotices told;
  private final Notices notices;
  private final Outbox outbox;
  private final MinutesSettings settings;
  private final Supplier<String> tokens;
  private final DueWork dueWork;
  private final Clock clock;

  SendingMinutes(
      MinutesTables tables,
      ReplyTables replyTables,
      AttendanceTables attendanceTables,
      Actions actions,
      MinutesContext context,
      MinutesLetters letters,
      MinutesNotices told,
      Notices notices,
      Outbox outbox,
      MinutesSettings settings,
      Supplier<String> meetingTokens,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.replyTables = replyTables;
    this.attendanceTables = attendanceTables;
    this.actions = actions;
    this.context = context;
    this.letters = letters;
    this.told = told;
    this.notices = notices;
    this.outbox = outbox;
    this.settings = settings;
    this.tokens = meetingTokens;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
  }

  public boolean anyDue() {
    return !tables.due(clock.instant(), 1).isEmpty();
  }

  public void send() {
    dueWork.oneByOne(
        tables.due(clock.instant(), MOST_AT_ONCE),
        due -> tables.claim(due, clock.instant()).ifPresent(this::look),
        tables::lookAgain);
  }

  private void look(Minutes minutes) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (minutes.state() == Minutes.MinutesState.MAILED) {
      approveBySilence(minutes);
      return;
    }
    context
        .of(minutes)
        .ifPresentOrElse(minuted -> look(minuted, now), () -> lookInVain(minutes, now));
  }

  /** The meeting can be on its way when its minutes come, since each is read by itself. */
  private void lookInVain(Minutes minutes, Instant now) {
    if (tables.waitsForMeeting(minutes, now, MEETING_COMES_WITHIN, now.plus(AGAIN))) {
      return;
    }
    tables.unused(minutes);
    context
        .contactOfDraft(minutes)
        .ifPresent(contact -> notices.tell(List.of(told.uncalled(minutes, contact))));
    LOG.warn(
        "Version {} of the minutes of {} is set aside: there is no such meeting with a group to send it to. Once it is called, send the next version",
        minutes.version(),
        minutes.about());
  }

  private void look(Minuted minuted, Instant now) {
    Minutes minutes = minuted.minutes();
    switch (minutes.state()) {
      case RECEIVED -> receive(minuted, now);
      case READING -> {
        notices.tell(List.of(told.unread(minuted)));
        tables.lookAgain(new Due(minutes.about(), minutes.version()), null);
      }
      case RELEASED -> mail(minuted, now);
      default -> throw new IllegalStateException(minutes + " is due, and nothing is to be done");
    }
  }

  private void receive(Minuted minuted, Instant now) {
    Minutes minutes = minuted.minutes();
    if (minuted.meeting().cancelled() || minuted.meeting().time().startsAt().isAfter(now)) {
      tables.unused(minutes);
      notices.tell(List.of(told.unused(minuted)));
      return;
    }
    told.remarks(minuted).ifPresent(notice -> notices.tell(List.of(notice)));
    String token = tokens.get();
    outbox.add(List.of(letters.toRead(minuted, token, letters.tail(minuted), now)));
    tables.reading(
        minutes,
        new Minutes.Reading(minuted.reader().address(), token, now, null),
        now.plus(settings.readWithin()));
  }

  private void mail(Minuted minuted, Instant now) {
    Minutes minutes = minuted.minutes();
    Instant deadline = settings.deadline(now);
    boolean correcting =
        tables.versions(minutes.about()).stream()
            .anyMatch(before -> before.mailing().mailedAt() != null);
    String tail = letters.tail(minuted);
    List<Reply> asked = new ArrayList<>();
    List<Letter> written = new ArrayList<>();
    for (People.Known person : minuted.people().all()) {
      String token = tokens.get();
      asked.add(
          new Reply(
              minutes.about(),
              minutes.version(),
              person.person(),
              token,
              Reply.Said.NOTHING,
              null,
              null));
      written.add(letters.toMember(minuted, person, token, tail, correcting, now, deadline));
    }
    replyTables.add(asked);
    outbox.add(written);
    attendanceTables.save(minutes.about(), minuted.content().attendees());
    actions.assign(minutes, minuted.content(), now);
    List<String> unknown = actions.settle(minutes, minuted.content(), now);
    if (!unknown.isEmpty()) {
      notices.tell(List.of(told.unknownActions(minuted, unknown)));
    }
    tables.mailed(minutes, now, deadline);
    LOG.info(
        "{} letters with the minutes of {} are in the outbox", written.size(), minutes.about());
  }

  /** Where somebody has objected, silence of the others approves nothing. */
  private void approveBySilence(Minutes minutes) {
    boolean objected =
        replyTables.of(minutes.about(), minutes.version()).stream()
            .anyMatch(reply -> reply.said() == Reply.Said.OBJECTED);
    if (objected) {
      tables.lookAgain(new Due(minutes.about(), minutes.version()), null);
    } else {
      tables.approved(minutes, minutes.mailing().deadline(), "silence");
    }
  }
}
