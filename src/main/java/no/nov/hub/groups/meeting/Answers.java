package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.AnswerTables.Answer;
import no.nov.hub.groups.meeting.AnswerTables.AnswerState;
import no.nov.hub.groups.meeting.Invitation.Answered;
import no.nov.hub.mail.incoming.AnswersByMail;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers from mail, from the page behind the link, and from the contact on the phone, merged: the
 * higher SEQUENCE wins, then the later stamp (RFC 5546, section 2.1.5), then what came later. Every
 * answer is kept, with when, how and by whom, and of what does not count its contact is told.
 */
@Component
class Answers implements AnswersByMail {

  static final String BY_MAIL = "mail";
  static final String BY_LINK = "link";
  static final String BY_CONTACT = "contact";

  private static final int LONGEST_COMMENT = 2000;

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final AnswerTables answers;
  private final Groups groups;
  private final Contacts contacts;
  private final TellingAnswers telling;
  private final Notices notices;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Answers(
      MeetingTables meetings,
      InvitationTables invitations,
      AnswerTables answers,
      Groups groups,
      Contacts contacts,
      TellingAnswers telling,
      Notices notices,
      TransactionTemplate transactions,
      Clock clock) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.answers = answers;
    this.groups = groups;
    this.contacts = contacts;
    this.telling = telling;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What somebody says, without a calendar program. */
  record Said(Participation answer, String comment, MailedAnswer.Proposed proposed) {}

  @Override
  public Outcome take(String token, MailedAnswer mailed) {
    return transactions.execute(status -> taken(token, mailed));
  }

  private Outcome taken(String token, MailedAnswer mailed) {
    Optional<Meeting> found =
        meetings.byToken(token).filter(meeting -> meeting.uid().equals(mailed.uid()));
    if (found.isEmpty()) {
      return Outcome.UNKNOWN_MEETING;
    }
    Meeting meeting = meetings.locked(found.get().about()).orElseThrow();
    Answer answer = answer(meeting, mailed);
    Optional<Invitation> invitation = invitations.locked(meeting.about(), mailed.attendee());
    AnswerState state = state(meeting, invitation, answer, mailed);
    if (answers.isThere(answer)) {
      return outcome(state);
    }
    if (state == AnswerState.COUNTED) {
      answers.add(answer.as(state), null);
      count(meeting, invitation.orElseThrow(), answer);
    } else {
      telling.keep(meeting, answer.as(state), invitation);
    }
    return outcome(state);
  }

  private static Answer answer(Meeting meeting, MailedAnswer mailed) {
    return new Answer(
        null,
        meeting.about(),
        mailed.attendee(),
        mailed.answer(),
        shortened(mailed.comment()),
        mailed.proposed(),
        mailed.delegatedTo(),
        mailed.sequence(),
        mailed.stamp(),
        mailed.receivedAt(),
        BY_MAIL,
        mailed.from(),
        AnswerState.WAITS,
        null);
  }

  private static AnswerState state(
      Meeting meeting, Optional<Invitation> invitation, Answer answer, MailedAnswer mailed) {
    if (invitation.isEmpty()) {
      return AnswerState.STRANGER;
    }
    if (!mailed.proven() || !mailed.from().equals(mailed.attendee())) {
      return AnswerState.WAITS;
    }
    return isNews(meeting, invitation.get(), answer) ? AnswerState.COUNTED : AnswerState.OLDER;
  }

  /** An answer to a time that has been changed since is none to the new one. */
  private static boolean isNews(Meeting meeting, Invitation invitation, Answer answer) {
    return answer.sequence() >= meeting.timedSequence()
        && invitation.isOlderThan(answer.sequence(), answer.stamp());
  }

  private static Outcome outcome(AnswerState state) {
    return switch (state) {
      case COUNTED -> Outcome.COUNTED;
      case OLDER, DISMISSED -> Outcome.OLDER;
      case WAITS -> Outcome.WAITS;
      case STRANGER -> Outcome.STRANGER;
    };
  }

  /** From the person's own page. */
  void byLink(Meeting meeting, String address, Said said) {
    said(meeting, address, said, BY_LINK, address);
  }

  /**
   * From the contact, who has heard it.
   *
   * @param who the participant whose key was used
   * @return false if nobody with that address is invited
   */
  boolean byContact(Meeting meeting, String address, Said said, String who) {
    return said(meeting, address, said, BY_CONTACT, who);
  }

  private boolean said(Meeting meeting, String address, Said said, String how, String who) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Meeting now = meetings.locked(meeting.about()).orElseThrow();
              Optional<Invitation> invitation = invitations.locked(meeting.about(), address);
              invitation.ifPresent(person -> keep(now, person, said, how, who));
              return invitation.isPresent();
            }));
  }

  private void keep(Meeting meeting, Invitation invitation, Said said, String how, String who) {
    Instant now = clock.instant();
    Answer answer =
        new Answer(
            null,
            meeting.about(),
            invitation.address(),
            said.answer(),
            shortened(said.comment()),
            said.proposed(),
            null,
            Math.max(
                Math.max(invitation.sequence(), meeting.timedSequence()),
                invitation.answered().sequence()),
            now,
            now,
            how,
            who,
            AnswerState.COUNTED,
            null);
    answers.add(answer, null);
    count(meeting, invitation, answer);
  }

  /**
   * The contact says that an answer is from whom it says, or that it is not.
   *
   * @return false if no such answer waits
   */
  boolean decide(Meeting meeting, long answerId, boolean holds) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> decided(meetings.locked(meeting.about()).orElseThrow(), answerId, holds)));
  }

  private boolean decided(Meeting meeting, long answerId, boolean holds) {
    Optional<Answer> waiting = answers.waiting(meeting.about(), answerId);
    if (waiting.isEmpty()) {
      return false;
    }
    Answer answer = waiting.get();
    Optional<Invitation> invitation = invitations.locked(meeting.about(), answer.address());
    if (!holds || invitation.isEmpty()) {
      answers.set(answerId, AnswerState.DISMISSED);
    } else if (isNews(meeting, invitation.get(), answer)) {
      answers.set(answerId, AnswerState.COUNTED);
      count(meeting, invitation.get(), answer);
    } else {
      answers.set(answerId, AnswerState.OLDER);
    }
    return true;
  }

  /** A comment or another time alone leaves what was answered before. */
  private void count(Meeting meeting, Invitation invitation, Answer answer) {
    boolean says = answer.answer() != Participation.NONE;
    invitations.answer(
        meeting.about(),
        answer.address(),
        new Answered(
            says ? answer.answer() : invitation.answered().answer(),
            answer.sequence(),
            answer.stamp(),
            answer.receivedAt(),
            answer.how(),
            answer.comment(),
            answer.proposed(),
            answer.delegatedTo()));
    tellAtOnce(meeting, answer);
  }

  @Override
  public Optional<MeetingContact> contactOf(String token) {
    return meetings
        .byToken(token)
        .flatMap(
            meeting ->
                contact(meeting)
                    .map(
                        person ->
                            new MeetingContact(
                                meeting.owner(),
                                meeting.about(),
                                meeting.title(),
                                person.as(Language.NB))));
  }

  Optional<Person> contact(Meeting meeting) {
    return contacts.of(meeting);
  }

  /** What cannot wait until the contact looks: the leader will not come, or half will not. */
  private void tellAtOnce(Meeting meeting, Answer answer) {
    if (answer.answer() != Participation.DECLINED && answer.answer() != Participation.DELEGATED) {
      return;
    }
    LocalDate day = meeting.time().map(time -> time.firstDay()).orElse(LocalDate.now(clock));
    Collection<Invitee> wanted = Invitee.of(groups.find(meeting.groupKeys(), day));
    Optional<Person> contact = contact(meeting);
    if (contact.isEmpty()) {
      return;
    }
    List<Notice> told = new ArrayList<>();
    wanted.stream()
        .filter(person -> person.leads() && person.address().equals(answer.address()))
        .forEach(leader -> told.add(leaderDeclined(meeting, contact.get(), leader, answer)));
    if (cannotReachHalf(meeting, wanted)) {
      told.add(tooFew(meeting, contact.get()));
    }
    notices.tell(told);
  }

  private boolean cannotReachHalf(Meeting meeting, Collection<Invitee> wanted) {
    List<String> counting =
        wanted.stream().filter(person -> !person.informedOnly()).map(Invitee::address).toList();
    long lost =
        invitations.of(meeting.about()).stream()
            .filter(invitation -> counting.contains(invitation.address()))
            .filter(
                invitation ->
                    invitation.answered().answer() == Participation.DECLINED
                        || invitation.answered().answer() == Participation.DELEGATED)
            .count();
    return (counting.size() - lost) * 2 < counting.size();
  }

  private static Notice leaderDeclined(
      Meeting meeting, Person contact, Invitee leader, Answer answer) {
    return new Notice(
        meeting,
        contact,
        "leader %s %d".formatted(answer.address(), meeting.timedSequence()),
        Texts.inBoth("meeting.notice.leader-declined"),
        List.of(
            answer.comment() == null
                ? Texts.inBoth("meeting.notice.leader", leader.to().person().name())
                : Texts.inBoth(
                    "meeting.notice.leader-says", leader.to().person().name(), answer.comment())));
  }

  private static Notice tooFew(Meeting meeting, Person contact) {
    return new Notice(
        meeting,
        contact,
        "half " + meeting.timedSequence(),
        Texts.inBoth("meeting.notice.less-than-half"),
        List.of(Texts.inBoth("meeting.notice.so-many-declined")));
  }

  private static String shortened(String comment) {
    if (comment == null || comment.isBlank()) {
      return null;
    }
    String plain = comment.strip();
    return plain.length() <= LONGEST_COMMENT ? plain : plain.substring(0, LONGEST_COMMENT);
  }
}
