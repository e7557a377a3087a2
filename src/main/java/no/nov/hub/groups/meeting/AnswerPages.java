package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.EventTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the page behind a link. */
@Component
class AnswerPages {

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Answers answers;
  private final Participants participants;
  private final Nov nov;
  private final ObjectProvider<OwnAttendance> attendance;
  private final Clock clock;

  AnswerPages(
      MeetingTables meetings,
      InvitationTables invitations,
      Answers answers,
      Participants participants,
      Nov nov,
      ObjectProvider<OwnAttendance> attendance,
      Clock clock) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.answers = answers;
    this.participants = participants;
    this.nov = nov;
    this.attendance = attendance;
    this.clock = clock;
  }

  /** An invitation and the meeting that it is to. */
  record Found(Invitation invitation, Meeting meeting) {}

  Optional<Found> find(String token) {
    return invitations
        .byToken(token)
        .flatMap(
            invitation ->
                meetings.find(invitation.about()).map(meeting -> new Found(invitation, meeting)));
  }

  AnswerPage page(Found found, boolean thanks, String fault) {
    Meeting meeting = found.meeting();
    Invitation person = found.invitation();
    EventTime time = meeting.time().orElseThrow();
    MeetingTimes times = new MeetingTimes(person.language());
    ZoneId own = person.zone() == null ? MeetingTimes.norway() : person.zone();
    Optional<String> closed = closed(found);
    boolean shows =
        isTold(found) || (person.invited() && meeting.status() == Meeting.Status.CALLED);
    return new AnswerPage(
        shows ? meeting.title() : "",
        shows ? times.inFull(time) : null,
        shows && MeetingTimes.differ(time, own) ? times.inFull(time, own) : null,
        shows ? meeting.text("place").or(() -> Venue.of(meeting.data())).orElse(null) : null,
        shows ? meeting.text("onlineUrl").orElse(null) : null,
        shows ? meeting.text(meeting.isEvent() ? "summary" : "note").orElse(null) : null,
        shows ? meeting.agenda() : List.of(),
        meeting.timedSequence(),
        nov.nameOf(meeting.owner(), participants),
        answers.contact(meeting).map(each -> each.name() + ", " + each.address()).orElse(null),
        person.name(),
        closed.isEmpty(),
        closed.orElse(null),
        thanks,
        fault,
        person.answered().answer().word(),
        answered(person),
        person.answered().comment(),
        shows ? ownAttendance(meeting, person) : List.of());
  }

  /**
   * Who was told that it is off still knows what it was, and why; who was released alone is told no
   * more.
   */
  private static boolean isTold(Found found) {
    Meeting meeting = found.meeting();
    return meeting.status() == Meeting.Status.CANCELLED
        && (found.invitation().invited()
            || found.invitation().sequence() >= meeting.raisedSequence());
  }

  private List<String> ownAttendance(Meeting meeting, Invitation person) {
    return attendance.stream()
        .flatMap(
            each ->
                each.sentences(meeting.groupKeys(), person.address(), person.language()).stream())
        .toList();
  }

  /** Why nothing can be answered any more, in the person's language. */
  Optional<String> closed(Found found) {
    Texts texts = new Texts(found.invitation().language());
    if (found.meeting().status() == Meeting.Status.CANCELLED) {
      String off = texts.say("meeting.closed.cancelled");
      String reason = isTold(found) ? found.meeting().reason() : null;
      return Optional.of(reason == null ? off : off + " " + reason);
    }
    if (found.meeting().status() == Meeting.Status.DRAFT) {
      return Optional.of(texts.say("meeting.closed.planned-anew"));
    }
    if (!found.invitation().invited()) {
      return Optional.of(texts.say("meeting.closed.released"));
    }
    if (!found.meeting().time().orElseThrow().endsAt().isAfter(clock.instant())) {
      return Optional.of(texts.say("meeting.closed.over"));
    }
    return Optional.empty();
  }

  private static String answered(Invitation person) {
    Texts texts = new Texts(person.language());
    return switch (person.answered().answer()) {
      case NONE -> null;
      case ACCEPTED -> texts.say("meeting.answered.accepted");
      case DECLINED -> texts.say("meeting.answered.declined");
      case TENTATIVE -> texts.say("meeting.answered.tentative");
      case DELEGATED -> texts.say("meeting.answered.delegated");
    };
  }
}
