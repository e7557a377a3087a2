package no.nov.hub.admission;

import no.nov.hub.message.Reason;

/** What a sender is told when the hub itself failed on one submission. */
final class TechnicalFault {

  static final Reason REASON =
      Reason.of(
          "",
          "technical",
          "Huben klarte ikke å behandle innsendingen. Feilen er vår og er meldt til driften; send den på nytt når dere får beskjed.",
          "The hub could not process the submission. The fault is ours and the operator has been told; send it again when you hear from us.");

  private TechnicalFault() {}
}
