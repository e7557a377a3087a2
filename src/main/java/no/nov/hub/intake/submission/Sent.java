package no.nov.hub.intake.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;

/**
 * What was sent, as far as it matters to what was sent before.
 *
 * @param id of its receipt or rejection
 * @param status of the same
 * @param at when it was sent; a row of a file, when the file was read
 */
record Sent(UUID id, String participant, SubmissionStatus status, Subject subject, Instant at) {

  /**
   * @param recordedAt when its receipt or rejection was written
   */
  static Sent of(
      UUID id, String participant, SubmissionStatus status, Subject subject, Instant recordedAt) {
    Instant read = subject.readAt();
    // Anybody can write the time into an inbox, and nothing was sent after its answer.
    Instant at = read == null || read.isAfter(recordedAt) ? recordedAt : read;
    return new Sent(id, participant, status, subject, at);
  }

  /** What it is known by: its message, its thing and its file. */
  List<String> keys() {
    return Stream.of(key("message", subject.messageId()), thing(), key("file", subject.file()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What is held is no fault of its file or message; only what is said of its thing settles it, or
   * what names it.
   */
  List<String> waitsFor() {
    return isHeld() ? thing() : keys();
  }

  private List<String> thing() {
    return key("thing", subject.thing());
  }

  private List<String> key(String kind, String name) {
    return name == null ? List.of() : List.of(participant + "/" + kind + "/" + name);
  }

  /** Something with faults does not take the place of what only has to be confirmed. */
  boolean replaces(Sent earlier) {
    return at.isAfter(earlier.at) && !(earlier.isHeld() && isFaulty());
  }

  Settlement settling(Sent earlier) {
    String how = status == SubmissionStatus.ACCEPTED ? Settlement.ACCEPTED : Settlement.REPLACED;
    return new Settlement(earlier.id, participant, id, how, at);
  }

  private boolean isHeld() {
    return status == SubmissionStatus.HELD;
  }

  private boolean isFaulty() {
    return !isHeld() && status != SubmissionStatus.ACCEPTED;
  }

  /**
   * That a rejection was settled.
   *
   * @param by the receipt or rejection of what was sent later
   */
  record Settlement(UUID rejection, String participant, UUID by, String how, Instant at) {

    /** Sent again mended, or confirmed, by its id. */
    static final String MENDED = "mended";

    /** The same message, thing or file was sent later, and accepted. */
    static final String ACCEPTED = "accepted";

    /** The same was sent later and is rejected or held; that waits instead. */
    static final String REPLACED = "replaced";
  }
}
