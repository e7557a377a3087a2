package no.nov.hub.intake.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Inspection.Sound;

/**
 * What the sender of a held message was asked. It is remembered among the things that are known, so
 * that whoever sends what was advised, and not a confirmation, has answered too.
 *
 * @param thing as which it is known
 * @param receipt of the held message
 */
record Question(String thing, UUID receipt, Instant at) {

  /** What is said of one that waits for no answer any longer. */
  static final String ANSWERED = "answered";

  /** As long as rejections are kept. */
  private static final Duration OPEN = Duration.ofDays(30);

  /**
   * Several of a file can have the same answer, such as equal figures of the same day in other
   * years; so many are remembered beside each other.
   *
   * @param answer as of {@link MessageRules#answer}
   */
  static Stream<String> things(String answer) {
    String first = "asked/" + Titled.hash(answer);
    return Stream.of(first, first + "/2", first + "/3", first + "/4");
  }

  /** Where there is no open one yet, else in the place of the oldest. */
  static String asking(String answer, Submission held, BatchMemory past) {
    List<Question> open = open(answer, held, past).toList();
    return things(answer)
        .filter(thing -> open.stream().noneMatch(question -> question.thing().equals(thing)))
        .findFirst()
        .orElseGet(
            () -> open.stream().min(Comparator.comparing(Question::at)).orElseThrow().thing());
  }

  static String state(Submission held) {
    return held.receiptId() + " " + held.record().timestamp();
  }

  private static Stream<Question> open(String answer, Submission submission, BatchMemory past) {
    Instant now = Instant.ofEpochMilli(submission.record().timestamp());
    return things(answer)
        .filter(past::knows)
        .flatMap(thing -> past.stateOf(thing).flatMap(state -> read(thing, state)).stream())
        .filter(asked -> asked.at().plus(OPEN).isAfter(now));
  }

  private static Optional<Question> read(String thing, String state) {
    if (state.equals(ANSWERED)) {
      return Optional.empty();
    }
    String[] parts = state.split(" ");
    Instant at = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    return Optional.of(new Question(thing, UUID.fromString(parts[0]), at));
  }

  /**
   * The question that this message answers, of several the last. One that confirms or mends what it
   * names speaks of that alone: of several that are held, figures can be the same.
   */
  static Optional<Question> answered(Submission submission, Sound sound, BatchMemory past) {
    UUID named = submission.resubmits();
    return sound.rules().answer(sound.envelope().data()).stream()
        .flatMap(answer -> open(answer, submission, past))
        .filter(asked -> named == null || asked.receipt().equals(named))
        .max(Comparator.comparing(Question::at));
  }
}
