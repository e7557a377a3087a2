package no.nov.hub.groups.meeting;

import java.util.Optional;
import java.util.function.Function;
import no.nov.hub.groups.meeting.AnswerTables.Answer;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Makes the page on which a contact decides on an answer. */
@Component
class DecisionPages {

  private static final UncountedAnswerText NORWEGIAN = new UncountedAnswerText(Language.NB);
  private static final UncountedAnswerText ENGLISH = new UncountedAnswerText(Language.EN);

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
    Optional<UncountedAnswer> found = find(token);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!"yes".equals(holds) && !"no".equals(holds)) {
      return Optional.of(page(found.get(), Texts.inBoth("meeting.decision.choose")));
    }
    deciding.decide(found.get().meeting(), found.get().answer().id(), holds.equals("yes"));
    return page(token);
  }

  private Optional<UncountedAnswer> find(String token) {
    return answers
        .byToken(token)
        .flatMap(answer -> meetings.find(answer.about()).map(meeting -> with(answer, meeting)));
  }

  private UncountedAnswer with(Answer answer, Meeting meeting) {
    Optional<Invitation> invitation =
        invitations.of(meeting.about()).stream()
            .filter(each -> each.address().equals(answer.address()))
            .findFirst();
    return new UncountedAnswer(answer, meeting, invitation, Optional.empty());
  }

  private DecisionPage page(UncountedAnswer found, Text fault) {
    Meeting meeting = found.meeting();
    return new DecisionPage(
        nov.nameOf(meeting.owner(), participants),
        meeting.title(),
        meeting.time().map(time -> inBoth(text -> text.when(time))).orElse(null),
        NORWEGIAN.from(found),
        found.isByAnother() ? found.name() : null,
        inBoth(text -> text.words(found.answer().answer())),
        found.answer().comment(),
        inBoth(text -> text.why(found)),
        decided(found.answer()),
        fault);
  }

  private static Text inBoth(Function<UncountedAnswerText, String> said) {
    return new Text(said.apply(NORWEGIAN), said.apply(ENGLISH));
  }

  private static Text decided(Answer answer) {
    return switch (answer.state()) {
      case WAITS, STRANGER -> null;
      case COUNTED -> Texts.inBoth("meeting.decision.counted");
      case DISMISSED -> Texts.inBoth("meeting.decision.dismissed");
      case OLDER -> Texts.inBoth("meeting.decision.older");
    };
  }
}
