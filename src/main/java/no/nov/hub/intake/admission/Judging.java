package no.nov.hub.intake.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.admission.Inspection.Sound;
import no.nov.hub.intake.admission.Inspection.Unsound;
import no.nov.hub.intake.admission.Traces.AdmittedMessage;
import no.nov.hub.intake.admission.Verdict.Accepted;
import no.nov.hub.intake.admission.Verdict.Held;
import no.nov.hub.intake.admission.Verdict.Rejected;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verdict on one submission beside what its sender has sent before: duplicate → confirmation →
 * what must be known → doubts and plausibility.
 */
@Component
class Judging {

  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

  private static final Text CONFIRM =
      new Text(
          ", send det samme på nytt og bekreft det med kvitteringen %s: i kolonnen «bekreft» i et regneark, eller som «confirms» og med en ny id i en melding.",
          ", send the same again and confirm it with the receipt %s: in the column “confirms” of a spreadsheet, or as “confirms” and with a new id in a message.");

  private static final Text IF_RIGHT = new Text(" Er det riktig", " If it is right");

  /** The doubt itself ends with what would have to be so. */
  private static final Text NOTHING = new Text("", "");

  private final Plausibility plausibility;

  Judging(Plausibility plausibility) {
    this.plausibility = plausibility;
  }

  /**
   * Never throws: a fault in the rules themselves is a technical rejection, and the record is
   * parked.
   */
  Judged judge(Submission submission, BatchMemory past) {
    try {
      Judged judged = judgeOutcome(submission, past);
      past.add(judged.leaves());
      return judged;
    } catch (RuntimeException e) {
      return failed(submission, e);
    }
  }

  private Judged judgeOutcome(Submission submission, BatchMemory past) {
    if (submission.outcome() instanceof Sound sound) {
      return judgeSound(submission, sound, past);
    }
    if (submission.outcome() instanceof Inspection.BeyondQuota beyond) {
      return rejected(submission, List.of(beyond.reason()));
    }
    return submission.outcome() instanceof Unsound unsound
        ? rejected(submission, unsound.reasons())
        : failed(submission, ((Inspection.Failed) submission.outcome()).fault());
  }

  private static Judged failed(Submission submission, RuntimeException fault) {
    LOG.error(
        "Submission {} of {} could not be judged and is parked on nov.dead. Look for the cause",
        submission.receiptId(),
        submission.sender().id(),
        Wordless.of(fault));
    return new Judged(submission, new Rejected(List.of(TechnicalFault.REASON)), Traces.NONE, fault);
  }

  private Judged judgeSound(Submission submission, Sound sound, BatchMemory past) {
    Envelope envelope = sound.envelope();
    Optional<AdmittedMessage> earlier = past.message(envelope.id());
    Optional<Recognition> recognition = Recognition.of(submission, sound, past);
    if (earlier.isPresent()) {
      return repeated(submission, sound, earlier.get(), recognition, past);
    }
    recognition.ifPresent(of -> of.name(envelope.data()));
    Findings findings = new Findings();
    recognition.flatMap(Recognition::fault).ifPresent(fault -> findings.faults(List.of(fault)));
    boolean confirmed = confirms(sound, past, findings);
    if (recognition.flatMap(Recognition::fault).isEmpty()) {
      sound
          .rules()
          .requires(envelope.data())
          .forEach(requirement -> findings.faults(faults(requirement, past)));
    }
    if (!findings.clean()) {
      return rejected(submission, findings.faults());
    }
    Optional<Doubt> doubt =
        confirmed
            ? Optional.empty()
            : recognition
                .flatMap(Recognition::doubt)
                .map(doubtful -> held(doubtful, NOTHING, submission.receiptId()))
                .or(() -> doubt(submission, sound, past));
    if (doubt.isPresent()) {
      return held(submission, sound, doubt.get(), past);
    }
    Map<String, LocalDate> carriedOn = carriedOn(sound, past);
    Accepted accepted = new Accepted(withRemarks(sound, past, carriedOn, recognition));
    Optional<Question> answered = Question.answered(submission, sound, past);
    Traces leaves =
        new Traces(
            admitted(submission, sound, accepted),
            sound.rules().makesKnown(envelope.data()).orElse(null),
            state(sound, past).orElse(null),
            sound.measure() == null ? null : sound.measure().carryingOn(carriedOn),
            recognition.flatMap(of -> of.leaves(past)).orElse(null),
            answered.map(Question::thing).orElse(null));
    return new Judged(
        submission, accepted, leaves, null, answered.map(Question::receipt).orElse(null));
  }

  private static Judged held(Submission submission, Sound sound, Doubt doubt, BatchMemory past) {
    Held held = new Held(withNotes(sound, doubt.reason()));
    AdmittedMessage admitted = admitted(submission, sound, held);
    Traces leaves =
        doubt.answer() == null
            ? new Traces(admitted, null, null)
            : new Traces(
                admitted,
                Question.asking(doubt.answer(), submission, past),
                Question.state(submission),
                null);
    return new Judged(submission, held, leaves, null);
  }

  /** From what was said of the same date before, else of the nearest earlier one. */
  private static Map<String, LocalDate> carriedOn(Sound sound, BatchMemory past) {
    if (sound.measure() == null) {
      return Map.of();
    }
    LocalDate asOf = sound.measure().asOf();
    return past.measureOn(asOf)
        .or(() -> past.nearestEarlier(asOf))
        .map(earlier -> sound.rules().carriesOn(sound.envelope().data(), earlier.stated()))
        .orElse(Map.of());
  }

  private static List<Reason> withRemarks(
      Sound sound,
      BatchMemory past,
      Map<String, LocalDate> carriedOn,
      Optional<Recognition> recognition) {
    List<Reason> reasons = new ArrayList<>(sound.notes());
    Optional.ofNullable(sound.measure())
        .flatMap(measure -> past.measureOn(measure.asOf()))
        .flatMap(before -> sound.rules().takesAway(sound.envelope().data(), before.stated()))
        .ifPresent(reasons::add);
    reasons.addAll(sound.rules().remarks(carriedOn));
    recognition.flatMap(Recognition::note).ifPresent(reasons::add);
    return reasons;
  }

  /** What was said of a thing before stays where this message says nothing of it. */
  private static Optional<String> state(Sound sound, BatchMemory past) {
    ObjectNode data = sound.envelope().data();
    return sound
        .rules()
        .state(data)
        .or(
            () ->
                sound
                    .rules()
                    .makesKnown(data)
                    .filter(past::knows)
                    .map(past::stateOf)
                    .orElseGet(() -> sound.rules().stateIfNew(data)));
  }

  private static List<Reason> faults(MessageRules.Requirement requirement, BatchMemory past) {
    if (past.knows(requirement.thing())) {
      return requirement.ifKnown().apply(past.stateOf(requirement.thing()));
    }
    return requirement.ifUnknown() == null ? List.of() : List.of(requirement.ifUnknown());
  }

  private static List<Reason> withNotes(Sound sound, Reason doubt) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(doubt);
    reasons.addAll(sound.notes());
    return reasons;
  }

  private static AdmittedMessage admitted(Submission submission, Sound sound, Verdict verdict) {
    return new AdmittedMessage(
        sound.envelope().id(), sound.fingerprint(), verdict.status(), submission.receiptId());
  }

  private static Judged rejected(Submission submission, List<Reason> reasons) {
    return new Judged(submission, new Rejected(reasons), Traces.NONE, null);
  }

  /** The same again gets the first verdict; something else under a used id is refused. */
  private static Judged repeated(
      Submission submission,
      Sound sound,
      AdmittedMessage earlier,
      Optional<Recognition> recognition,
      BatchMemory past) {
    if (!earlier.fingerprint().equals(sound.fingerprint())) {
      return rejected(
          submission,
          List.of(
              Reason.of(
                  "id",
                  "id_reused",
                  "Id-en «%s» er brukt før med et annet innhold (kvittering %s). Send med en ny id."
                      .formatted(sound.envelope().id(), earlier.receiptId()),
                  "The id “%s” has been used before with other content (receipt %s). Send with a new id."
                      .formatted(sound.envelope().id(), earlier.receiptId()))));
    }
    Optional<Reason> movedSince =
        earlier.isHeld() ? Optional.empty() : recognition.flatMap(of -> of.movedSince(past));
    if (movedSince.isPresent()) {
      return rejected(submission, List.of(movedSince.get()));
    }
    List<Reason> reasons = List.of(duplicate(earlier));
    Verdict verdict = earlier.isHeld() ? new Held(reasons) : new Accepted(reasons);
    Traces leaves =
        recognition.flatMap(of -> of.standing(past)).map(Traces::of).orElse(Traces.NONE);
    return new Judged(submission, verdict, leaves, null);
  }

  private static Reason duplicate(AdmittedMessage earlier) {
    return earlier.isHeld()
        ? Reason.of(
            "id",
            "duplicate",
            "Denne meldingen er mottatt før og venter fortsatt på dere. Er den riktig, bekreft den med kvitteringen %s: i kolonnen «bekreft» i et regneark, eller som «confirms» og med en ny id i en melding."
                .formatted(earlier.receiptId()),
            "This message has been received before and still waits for you. If it is right, confirm it with the receipt %s: in the column “confirms” of a spreadsheet, or as “confirms” and with a new id in a message."
                .formatted(earlier.receiptId()))
        : Reason.of(
            "id",
            "duplicate",
            "Denne meldingen er mottatt før (kvittering %s). Ingenting er endret."
                .formatted(earlier.receiptId()),
            "This message has been received before (receipt %s). Nothing has changed."
                .formatted(earlier.receiptId()));
  }

  private static boolean confirms(Sound sound, BatchMemory past, Findings findings) {
    String confirms = sound.envelope().confirms();
    if (confirms == null) {
      return false;
    }
    Optional<AdmittedMessage> held =
        uuid(confirms).flatMap(past::byReceipt).filter(AdmittedMessage::isHeld);
    if (held.isEmpty()) {
      findings.fault(
          "confirms",
          "nothing_to_confirm",
          "Ingen av deres innsendinger på vent har kvitteringen «%s». Se etter i kvitteringen dere fikk."
              .formatted(confirms),
          "None of your held submissions has the receipt “%s”. Look at the receipt you were given."
              .formatted(confirms));
    } else if (!held.get().fingerprint().equals(sound.fingerprint())) {
      findings.fault(
          "confirms",
          "confirms_other_data",
          "Innholdet er et annet enn det som venter på bekreftelse. Send det samme på nytt, eller send det nye uten «confirms».",
          "The content differs from what waits to be confirmed. Send the same again, or send the new without “confirms”.");
    }
    return true;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Doubt> doubt(Submission submission, Sound sound, BatchMemory past) {
    return doubtOfRules(submission, sound)
        .or(() -> implausible(sound, past))
        .map(doubt -> held(doubt, IF_RIGHT, submission.receiptId()));
  }

  private static Optional<Doubt> doubtOfRules(Submission submission, Sound sound) {
    ObjectNode data = sound.envelope().data();
    return sound
        .rules()
        .doubts(data)
        .map(reason -> new Doubt(reason, null))
        .or(() -> submission.isRow() ? sound.rules().doubtsOfRow(data) : Optional.empty());
  }

  /** What is wrong about a figure is its date or itself; with another date, it is another thing. */
  private Optional<Doubt> implausible(Sound sound, BatchMemory past) {
    String atOtherDate = sound.rules().answer(sound.envelope().data()).orElse(null);
    return Optional.ofNullable(sound.measure())
        .flatMap(measure -> plausibility.doubt(measure, past))
        .map(
            reason ->
                new Doubt(reason, reason.field().equals(Plausibility.DATE) ? atOtherDate : null));
  }

  private static Doubt held(Doubt doubt, Text condition, UUID receiptId) {
    Reason reason = doubt.reason();
    return doubt.told(
        Reason.of(
            reason.field(),
            reason.code(),
            reason.message().nb() + condition.nb() + CONFIRM.nb().formatted(receiptId),
            reason.message().en() + condition.en() + CONFIRM.en().formatted(receiptId)));
  }
}
