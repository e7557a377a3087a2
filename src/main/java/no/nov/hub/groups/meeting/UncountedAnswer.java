package no.nov.hub.groups.meeting;

import java.util.Optional;
import no.nov.hub.groups.meeting.AnswerTables.Answer;

/**
 * An answer that does not count, with what its contact should know of it.
 *
 * @param invitation of whom it answers for; empty for one who is not called
 * @param link to the page to decide it on; empty if there is nothing to decide or no such page
 */
record UncountedAnswer(
    Answer answer, Meeting meeting, Optional<Invitation> invitation, Optional<String> link) {

  /** The number that it has in the list of answers. */
  String number() {
    return String.valueOf(answer.id());
  }

  String name() {
    return invitation.map(Invitation::name).orElse(answer.address());
  }

  boolean isToTheOldTime() {
    return answer.sequence() < meeting.timedSequence();
  }

  boolean isByAnother() {
    return !answer.byWhom().equals(answer.address());
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "UncountedAnswer[%s]".formatted(answer);
  }
}
