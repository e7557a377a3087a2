package no.nov.hub.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.admission.Inspection.Sound;

/**
 * What the sender of a held message was asked. It is remembered among the things that are known, so
 * that whoever sends what was advised, and not a confirmation, has answered too.
 */
record Question(UUID receipt, Instant at) {

  /** As long as rejections are kept. */
  private static final Duration OPEN = Duration.ofDays(30);

  /**
   * @param answer as of {@link MessageRules#answer}
   */
  static String thing(String answer) {
    return "asked/" + Titled.hash(answer);
  }

  static String state(Submission held) {
    return held.receiptId() + " " + held.record().timestamp();
  }

  private static Question read(String state) {
    String[] parts = state.split(" ");
    return new Question(UUID.fromString(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
  }

  /**
   * The held message that this one answers. One that confirms speaks of what it names alone: of
   * several that are held, figures can be the same.
   */
  static Optional<UUID> answered(Submission submission, Sound sound, Recollection past) {
    Instant now = Instant.ofEpochMilli(submission.record().timestamp());
    return sound
        .rules()
        .answer(sound.envelope().data())
        .filter(answer -> sound.envelope().confirms() == null)
        .map(Question::thing)
        .filter(past::knows)
        .flatMap(past::stateOf)
        .map(Question::read)
        .filter(asked -> asked.at().plus(OPEN).isAfter(now))
        .map(Question::receipt);
  }
}
