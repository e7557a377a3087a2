package no.nov.hub.intake.admission;

import no.nov.hub.platform.message.Reason;

/** What a sender is told when the hub itself failed on one submission. */
final class TechnicalFault {

  static final Reason REASON =
      Reason.of(
          "",
          "technical",
          "Huben klarte ikke å behandle innsendingen. Feilen er vår og står i driftsloggen. Si fra til den som drifter huben, og send på nytt når den er rettet.",
          "The hub could not process the submission. The fault is ours and is in the operator's log. Tell whoever runs the hub, and send again when it is mended.");

  private TechnicalFault() {}
}
