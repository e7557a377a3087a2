package no.nov.hub.meeting;

import java.util.Optional;
import no.nov.hub.meeting.AnswerTables.Answer;
import no.nov.hub.participant.Nov;
import no.nov.hub.participant.Participants;
import org.springframework.stereotype.Component;

/** Makes the page on which a contact decides on an answer. */
@Component
class DecisionPages {

  private static final String LANGUAGE = "nb";

  private final AnswerTables answers;
  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Answers deciding;
  private final Participants participants;
  private final Nov nov;

  DecisionPages(
      AnswerTables answers,
      MeetingTables meetings,
      InvitationTables invitations,
      Answers deciding,
      Participants participants,
      Nov nov) {
    this.answers = answers;
    this.meetings = meetings;
    this.invitations = invitations;
    this.deciding = deciding;
    this.participants = participants;
    this.nov = nov;
  }

  /** Empty if nobody was given the link. */
  Optional<DecisionPage> page(String token) {
    return find(token).map(found -> page(found, null));
  }

  /**
   * @param holds as the form has it
   */
  Optional<DecisionPage> decide(String token, String holds) {
    Optional<Uncounted> found = find(token);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!"yes".equals(holds) && !"no".equals(holds)) {
      return Optional.of(page(found.get(), "Velg ett av de to."));
    }
    deciding.decide(found.get().meeting(), found.get().answer().id(), holds.equals("yes"));
    return page(token);
  }

  private Optional<Uncounted> find(String token) {
    return answers
        .byToken(token)
        .flatMap(answer -> meetings.find(answer.about()).map(meeting -> with(answer, meeting)));
  }

  private Uncounted with(Answer answer, Meeting meeting) {
    Optional<Invitation> invitation =
        invitations.of(meeting.about()).stream()
            .filter(each -> each.address().equals(answer.address()))
            .findFirst();
    return new Uncounted(answer, meeting, invitation, Optional.empty());
  }

  private DecisionPage page(Uncounted found, String fault) {
    Meeting meeting = found.meeting();
    UncountedText text = new UncountedText(LANGUAGE);
    return new DecisionPage(
        nov.nameOf(meeting.owner(), participants),
        meeting.title(),
        meeting.time().map(new MeetingTimes(LANGUAGE)::inFull).orElse(null),
        text.from(found),
        found.isByAnother() ? found.name() : null,
        text.words(found.answer().answer()),
        found.answer().comment(),
        text.why(found),
        decided(found.answer()),
        fault);
  }

  private static String decided(Answer answer) {
    return switch (answer.standing()) {
      case WAITS, STRANGER -> null;
      case COUNTED -> "Takk. Svaret er bekreftet og teller.";
      case DISMISSED -> "Takk. Svaret er forkastet.";
      case OLDER -> "Svaret teller ikke: Et nyere svar fra samme person teller, eller møtet er flyttet siden.";
    };
  }
}
