package no.nov.hub.mail.incoming;

import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.submission.SortedFile;

/**
 * What a participant has mailed.
 *
 * @param participant whose address it came to; empty if it is nobody's (any longer)
 * @param files sorted; none if the mail was refused
 * @param refused the mail as a whole, or rows of its files
 */
record MailedFiles(
    IncomingMail mail,
    Optional<String> participant,
    List<SortedFile> files,
    List<Rejection> refused,
    Answering answering) {

  enum Answering {
    NOTHING,
    /** It is from whom it says, and that one is registered. */
    RECEIPT,
    /** It says that it is from one who is registered. */
    UNPROVEN
  }

  /** That one has answered it by a machine, or it is answered; from others it is refused. */
  boolean isFromRegistered() {
    return answering == Answering.RECEIPT || refused.isEmpty() && participant.isPresent();
  }

  /**
   * @param participant empty if the address is nobody's, otherwise one whose sender has proven to
   *     be registered
   */
  static MailedFiles passedOver(IncomingMail mail, Optional<String> participant) {
    return new MailedFiles(mail, participant, List.of(), List.of(), Answering.NOTHING);
  }
}
