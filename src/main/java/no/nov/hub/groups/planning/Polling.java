package no.nov.hub.groups.planning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.GroupsChanged;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.transport.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at each open poll whose time has come: now when something was said of it, of its groups or
 * in answer to it, at the time of a reminder and at the deadline, and else every minute, so that
 * members who come and go by their dates are seen. What should be told goes into the outbox in the
 * same transaction as the note that it has been told.
 */
@Component("polling")
public class Polling {

  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final int MOST_AT_ONCE = 20;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final PollTables polls;
  private final RespondentTables people;
  private final Groups groups;
  private final PollLetters letters;
  private final Outbox outbox;
  private final PlanningSettings settings;
  private final MailSettings mail;
  private final DueWork dueWork;
  private final Clock clock;
  private final Supplier<String> tokens;

  Polling(
      PollTables polls,
      RespondentTables people,
      Groups groups,
      PollLetters letters,
      Outbox outbox,
      PlanningSettings settings,
      MailSettings mail,
      TransactionTemplate transactions,
      Clock clock,
      Supplier<String> meetingTokens) {
    this.polls = polls;
    this.people = people;
    this.groups = groups;
    this.letters = letters;
    this.outbox = outbox;
    this.settings = settings;
    this.mail = mail;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
    this.tokens = meetingTokens;
  }

  @EventListener
  void groupsChanged(GroupsChanged changed) {
    polls.groupsChanged(changed.keys(), clock.instant());
  }

  public boolean anyDue() {
    return polls.anyDue(clock.instant());
  }

  public void ask() {
    dueWork.together(
        () -> look(polls.claimDue(clock.instant(), MOST_AT_ONCE)),
        () -> polls.due(clock.instant(), MOST_AT_ONCE),
        about -> look(polls.claim(about)),
        polls::lookAt);
  }

  private void look(List<Poll> due) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Groups.Loaded loaded =
        groups.load(due.stream().flatMap(poll -> poll.groupKeys().stream()).toList());
    Map<String, List<Respondent>> known = people.of(due.stream().map(Poll::about).toList());
    List<Letter> written = new ArrayList<>();
    List<Respondent> told = new ArrayList<>();
    Map<String, Optional<Instant>> next = new HashMap<>();
    Map<String, String> seals = new HashMap<>();
    for (Poll poll : due) {
      List<Respondent> before = known.getOrDefault(poll.about(), List.of());
      next.put(
          poll.about(),
          poll.isOpen() ? look(poll, loaded, before, now, written, told, seals) : Optional.empty());
    }
    polls.told(seals);
    people.save(told);
    outbox.add(written);
    polls.looked(next);
    if (!written.isEmpty()) {
      LOG.info("{} letters about {} date polls are in the outbox", written.size(), due.size());
    }
  }

  /**
   * @return when to look again
   */
  private Optional<Instant> look(
      Poll poll,
      Groups.Loaded loaded,
      List<Respondent> before,
      Instant now,
      List<Letter> written,
      List<Respondent> told,
      Map<String, String> seals) {
    Optional<Person> contact =
        loaded.contact(poll.groupKeys(), LocalDate.ofInstant(now, clock.getZone()));
    if (contact.isEmpty()) {
      return Optional.of(now.plus(AGAIN));
    }
    if (!now.isBefore(poll.deadline())) {
      if (now.isBefore(poll.toldAt())) {
        return Optional.of(poll.toldAt());
      }
      tell(poll, PollTally.of(poll, before), contact.get(), now, written, seals);
      return Optional.empty();
    }
    List<Group> found = loaded.find(poll.groupKeys(), poll.times().get(0).firstDay());
    PollPlan plan = new PollPlan(poll, now, settings.remindBefore(), tokens, mail.domain());
    plan.compare(counting(found), before);
    List<String> names = found.stream().map(Group::name).toList();
    for (PollPlan.Asking asking : plan.askings()) {
      written.add(letters.asks(poll, asking, names, contact.get()));
      told.add(asking.after());
    }
    told.addAll(plan.released());
    PollTally tally = PollTally.of(poll, after(before, plan));
    if (tally.isComplete()) {
      tell(poll, tally, contact.get(), now, written, seals);
    }
    Instant again = now.plus(AGAIN);
    return Stream.of(Optional.of(again), plan.nextReminder(), Optional.of(poll.deadline()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** Once for the same answers, and again when an answer has changed. */
  private void tell(
      Poll poll,
      PollTally tally,
      Person contact,
      Instant now,
      List<Letter> written,
      Map<String, String> seals) {
    String seal = tally.seal();
    if (!seal.equals(poll.told())) {
      written.add(letters.tells(poll, tally, contact, now));
      seals.put(poll.about(), seal);
    }
  }

  private static Collection<Respondent> after(List<Respondent> before, PollPlan plan) {
    Map<String, Respondent> people = new LinkedHashMap<>();
    before.forEach(person -> people.put(person.address(), person));
    plan.askings().forEach(asking -> people.put(asking.after().address(), asking.after()));
    plan.released().forEach(person -> people.put(person.address(), person));
    return people.values();
  }

  /** Each once, whatever the number of groups; who is only informed need not come. */
  private static Collection<Member> counting(List<Group> found) {
    Map<String, Member> members = new LinkedHashMap<>();
    found.stream()
        .flatMap(group -> group.members().stream())
        .filter(member -> !member.informedOnly())
        .forEach(member -> members.putIfAbsent(member.address(), member));
    return members.values();
  }
}
