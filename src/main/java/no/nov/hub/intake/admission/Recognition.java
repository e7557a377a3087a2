package no.nov.hub.intake.admission;

import java.util.Optional;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Titled.Described;
import no.nov.hub.platform.message.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Which thing a submission is about, what is to be said of that, and what is remembered. */
record Recognition(Described described, Recognised recognised, boolean quotes, boolean cancels) {

  /** Empty for types whose things people do not know by title and time. */
  static Optional<Recognition> of(Submission submission, Sound sound, BatchMemory past) {
    return Described.of(submission, sound)
        .map(
            described ->
                new Recognition(
                    described,
                    recognised(submission, sound, described, past),
                    !sound.rules().isPrivate(),
                    sound.rules().cancels()));
  }

  /** Whoever confirms has said that it is a new one. */
  private static Recognised recognised(
      Submission submission, Sound sound, Described described, BatchMemory past) {
    Recognised recognised =
        Recognising.of(described, submission.record().timestamp(), sound.rules().cancels(), past);
    boolean confirmed = sound.envelope().confirms() != null;
    return confirmed && recognised instanceof Recognised.Moved
        ? new Recognised.Same(described.likeness().thing())
        : recognised;
  }

  /** The data get the id that the thing has had all along. */
  void name(ObjectNode data) {
    String thing = recognised.thing();
    if (!thing.equals(described.likeness().thing())) {
      data.put(
          described.likeness().wording().idField(),
          thing.substring(described.likeness().kind().length()));
    }
  }

  Optional<Titled> leaves(BatchMemory past) {
    if (cancels) {
      return past.titled(recognised.thing()).map(Titled::asCancelled);
    }
    return described.likeness().isSaid()
        ? Optional.of(described.as(recognised.thing()))
        : Optional.empty();
  }

  /** What a row said once, and says again after the thing was moved. */
  Optional<Reason> movedSince(BatchMemory past) {
    String made = described.likeness().thing();
    return described.isMadeByHub() && !cancels
        ? past.titledBy(made)
            .filter(one -> one.made().equals(made))
            .findFirst()
            .or(() -> past.titled(made))
            .filter(now -> !now.cancelled() && !now.start().equals(described.likeness().start()))
            .map(now -> sentences().movedSince(now))
        : Optional.empty();
  }

  /** As it is remembered already. */
  Optional<Titled> standing(BatchMemory past) {
    return past.titled(recognised.thing());
  }

  Optional<Reason> note() {
    return sentences().note(recognised);
  }

  Optional<Doubt> doubt() {
    return recognised instanceof Recognised.Doubtful doubtful
        ? Optional.of(
            new Doubt(
                sentences().doubt(doubtful), described.likeness().answer(doubtful.other().thing())))
        : Optional.empty();
  }

  Optional<Reason> fault() {
    return recognised instanceof Recognised.Unknown unknown
        ? Optional.of(sentences().unknown(unknown.others()))
        : Optional.empty();
  }

  private RecognisedSentences sentences() {
    return new RecognisedSentences(described.likeness(), quotes);
  }
}
