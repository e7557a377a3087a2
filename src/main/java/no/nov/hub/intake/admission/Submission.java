package no.nov.hub.intake.admission;

import java.util.UUID;
import java.util.function.Function;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.transport.Received;

/** One record of an inbox, with what its inspection said. */
record Submission(Participant sender, Received record, UUID receiptId, Inspection.Outcome outcome) {

  static final String RESUBMITS = Rejection.RESUBMITS;

  private static final int LONGEST = 200;

  Submission beyondQuota(Reason reason, UUID rejection) {
    return new Submission(
        sender, record, receiptId, new Inspection.BeyondQuota(outcome, reason, rejection));
  }

  /** Whether a person filled in a table. */
  boolean isRow() {
    return record.header(RowOfFile.HEADER) != null;
  }

  /** As far as it could be read; null where there is none. */
  String messageId() {
    return presentable(Envelope::id);
  }

  /** As far as it could be read; null where there is none. */
  String type() {
    return presentable(Envelope::type);
  }

  Subject subject() {
    return Subject.of(sender, outcome, record.header(Subject.FILE));
  }

  /** An unsound envelope can hold anything, but a receipt is for people and programs to read. */
  private String presentable(Function<Envelope, String> attribute) {
    Inspection.Outcome seen =
        outcome instanceof Inspection.BeyondQuota beyond ? beyond.seen() : outcome;
    if (seen instanceof Inspection.Sound sound) {
      return attribute.apply(sound.envelope());
    }
    if (seen instanceof Inspection.Unsound unsound && unsound.envelope() != null) {
      String text = attribute.apply(unsound.envelope());
      boolean fit =
          text == null || (text.length() <= LONGEST && !PlainText.hasControlCharacters(text));
      return fit ? text : PlainText.shortened(text);
    }
    return null;
  }

  /**
   * The rejection that this submission mends, as an edge says, or confirms, as its sender does; or
   * null.
   */
  UUID resubmits() {
    String id = record.header(RESUBMITS);
    if (id == null && outcome instanceof Inspection.Sound sound) {
      id = sound.envelope().confirms();
    }
    try {
      return id == null ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return null; // Anybody can write it; a wrong one only means that nothing is marked as mended.
    }
  }
}
