package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.AnswerTables.Answer;
import no.nov.hub.groups.meeting.AnswerTables.AnswerState;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.document.Page;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.transport.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells contacts of answers that do not count: the first at once, and whatever follows before eight
 * the next morning together then.
 */
@Component("tellingAnswers")
public class TellingAnswers {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final AnswerTables answers;
  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Contacts contacts;
  private final Notices notices;
  private final Outbox outbox;
  private final Links links;
  private final Supplier<String> tokens;
  private final DueWork dueWork;
  private final Clock clock;

  TellingAnswers(
      AnswerTables answers,
      MeetingTables meetings,
      InvitationTables invitations,
      Contacts contacts,
      Notices notices,
      Outbox outbox,
      Links links,
      Supplier<String> meetingTokens,
      TransactionTemplate transactions,
      Clock clock) {
    this.answers = answers;
    this.meetings = meetings;
    this.invitations = invitations;
    this.contacts = contacts;
    this.notices = notices;
    this.outbox = outbox;
    this.links = links;
    this.tokens = meetingTokens;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
  }

  /** Keeps it, in the transaction of the caller. */
  void keep(Meeting meeting, Answer answer, Optional<Invitation> invitation) {
    Optional<Person> contact = contacts.of(meeting);
    boolean atOnce = contact.isPresent() && !isTold(meeting.owner(), contact.get());
    String token = answer.state() == AnswerState.WAITS ? tokens.get() : null;
    Answer kept = answer.as(answer.state(), token);
    long id = answers.add(kept, atOnce ? null : nextMorning());
    if (atOnce) {
      tell(contact.get(), List.of(uncounted(kept.numbered(id), meeting, invitation)));
    }
  }

  public boolean anyDue() {
    return answers.anyToTell(clock.instant());
  }

  public void tell() {
    dueWork.oneByOne(
        answers.ownersToTell(clock.instant()),
        this::tell,
        (owner, later) -> answers.tellLater(answers.toTell(owner, clock.instant()), later));
  }

  private void tell(String owner) {
    List<Answer> due = answers.toTell(owner, clock.instant());
    Map<String, Meeting> found = meetings.find(due.stream().map(Answer::about).toList());
    Map<String, Person> writing = contacts.of(found.values());
    Map<String, List<Invitation>> invited = invitations.of(found.keySet());
    Map<Person, List<UncountedAnswer>> byContact =
        due.stream()
            .filter(answer -> writing.containsKey(answer.about()))
            .map(answer -> uncounted(answer, found.get(answer.about()), of(answer, invited)))
            .collect(
                Collectors.groupingBy(
                    each -> writing.get(each.answer().about()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    answers.tellLater(due, null);
    answers.tellLater(
        due.stream().filter(answer -> !writing.containsKey(answer.about())).toList(),
        nextMorning());
    byContact.forEach(this::tell);
  }

  private static Optional<Invitation> of(Answer answer, Map<String, List<Invitation>> invited) {
    return invited.getOrDefault(answer.about(), List.of()).stream()
        .filter(invitation -> invitation.address().equals(answer.address()))
        .findFirst();
  }

  private UncountedAnswer uncounted(
      Answer answer, Meeting meeting, Optional<Invitation> invitation) {
    return new UncountedAnswer(
        answer, meeting, invitation, Optional.ofNullable(answer.token()).flatMap(links::decision));
  }

  private void tell(Person contact, List<UncountedAnswer> told) {
    String owner = told.get(0).meeting().owner();
    Page page = new Page(Language.NB);
    new UncountedAnswerText(Language.NB).write(page, told);
    new UncountedAnswerText(Language.EN).write(page, told);
    notices.tell(
        owner,
        about(owner),
        told.stream().map(UncountedAnswer::number).collect(Collectors.joining(" ")),
        contact,
        new UncountedAnswerText(Language.NB).subject(told),
        page);
  }

  /** Since the last morning. */
  private boolean isTold(String owner, Person contact) {
    Instant morning = nextMorning().atZone(MeetingTimes.norway()).minusDays(1).toInstant();
    return outbox.deliveries(about(owner)).stream()
        .filter(delivery -> delivery.recipient().equals(contact.address()))
        .map(Delivery::since)
        .anyMatch(since -> !since.isBefore(morning));
  }

  /** What these letters are about, as in {@link no.nov.hub.mail.outgoing.Letter}. */
  static String about(String owner) {
    return "answers " + owner;
  }

  private Instant nextMorning() {
    ZonedDateTime now = clock.instant().atZone(MeetingTimes.norway());
    ZonedDateTime morning = now.with(MORNING);
    return (morning.isAfter(now) ? morning : morning.plusDays(1)).toInstant();
  }
}
