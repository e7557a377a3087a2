package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.meeting.MeetingView.Counts;
import no.nov.hub.groups.meeting.MeetingView.Heard;
import no.nov.hub.groups.meeting.MeetingView.Invited;
import no.nov.hub.groups.meeting.MeetingView.Mail;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import org.springframework.stereotype.Component;

/** Shows meetings to those who own them. */
@Component
class MeetingViews {

  private static final int MOST = 500;
  private static final Set<Letter.Kind> OF_THE_CALL =
      EnumSet.of(
          Letter.Kind.INVITATION,
          Letter.Kind.UPDATE,
          Letter.Kind.CANCELLATION,
          Letter.Kind.RELEASE,
          Letter.Kind.REMINDER);

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final AnswerTables answers;
  private final Outbox outbox;
  private final Clock clock;

  MeetingViews(
      MeetingTables meetings,
      InvitationTables invitations,
      AnswerTables answers,
      Outbox outbox,
      Clock clock) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.answers = answers;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Those ahead, without the persons. */
  List<MeetingView> ahead(String owner) {
    List<Meeting> found = meetings.ofOwner(owner, clock.instant(), MOST);
    List<String> abouts = found.stream().map(Meeting::about).toList();
    Map<String, List<Invitation>> invited = invitations.of(abouts);
    Map<String, Obstacle> obstacles = meetings.obstacles(abouts);
    return found.stream()
        .map(
            meeting ->
                shown(
                    meeting,
                    obstacles.get(meeting.about()),
                    invited.getOrDefault(meeting.about(), List.of()),
                    null,
                    null))
        .toList();
  }

  MeetingView whole(Meeting meeting) {
    List<Invitation> invited = invitations.of(meeting.about());
    Map<String, Delivery> mails = new HashMap<>();
    for (Delivery delivery : outbox.deliveries(meeting.about())) {
      if (OF_THE_CALL.contains(delivery.kind())) {
        mails.putIfAbsent(delivery.recipient(), delivery);
      }
    }
    return shown(
        meeting,
        meetings.obstacles(List.of(meeting.about())).get(meeting.about()),
        invited,
        invited.stream().map(each -> invited(each, mails.get(each.address()))).toList(),
        answers.of(meeting.about()).stream().map(MeetingViews::heard).toList());
  }

  private static MeetingView shown(
      Meeting meeting,
      Obstacle obstacle,
      List<Invitation> invitations,
      List<Invited> invited,
      List<Heard> history) {
    return new MeetingView(
        meeting.owner(),
        meeting.key().id(),
        meeting.isEvent() ? Meeting.EVENT : Meeting.MEETING,
        meeting.title(),
        meeting.status().word(),
        meeting.reason(),
        meeting.text("start").orElse(null),
        meeting.text("end").orElse(null),
        meeting.text("timeZone").orElse(null),
        meeting.sequence(),
        obstacle == null ? null : obstacle.text(),
        counts(invitations),
        invited,
        history);
  }

  private static Counts counts(List<Invitation> invitations) {
    List<Participation> given =
        invitations.stream()
            .filter(each -> each.invited() && !each.informedOnly())
            .map(each -> each.answered().answer())
            .toList();
    return new Counts(
        given.size(),
        count(given, Participation.ACCEPTED),
        count(given, Participation.TENTATIVE),
        count(given, Participation.DECLINED) + count(given, Participation.DELEGATED),
        count(given, Participation.NONE));
  }

  private static long count(List<Participation> given, Participation answer) {
    return given.stream().filter(answer::equals).count();
  }

  private static Invited invited(Invitation each, Delivery delivery) {
    Invitation.Answered answered = each.answered();
    Optional<MailedAnswer.Proposed> proposed = Optional.ofNullable(answered.proposed());
    return new Invited(
        each.name(),
        each.address(),
        each.informedOnly(),
        each.invited(),
        answered.answer().word(),
        answered.at(),
        answered.how(),
        answered.comment(),
        proposed.map(MailedAnswer.Proposed::start).orElse(null),
        proposed.map(MailedAnswer.Proposed::end).orElse(null),
        answered.delegatedTo(),
        delivery == null ? null : mail(each, delivery));
  }

  /** Who has answered the last mail has got it, whatever servers have said. */
  private static Mail mail(Invitation each, Delivery delivery) {
    Instant answeredAt = each.answered().at();
    boolean answered =
        answeredAt != null
            && !each.unanswered()
            && delivery.handedOverAt() != null
            && answeredAt.isAfter(delivery.handedOverAt());
    return new Mail(
        delivery.kind().name().toLowerCase(Locale.ROOT),
        answered ? "answered" : delivery.state().word(),
        answered ? answeredAt : delivery.since(),
        delivery.fault());
  }

  private static Heard heard(AnswerTables.Answer answer) {
    return new Heard(
        answer.id(),
        answer.address(),
        answer.answer().word(),
        answer.comment(),
        answer.proposed() == null ? null : answer.proposed().start(),
        answer.receivedAt(),
        answer.how(),
        answer.byWhom(),
        answer.state().word());
  }
}
