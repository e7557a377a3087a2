package no.nov.hub.shared.position;

import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever supports another says whom; nobody else names one. */
final class SupportRule {

  static final String SUPPORTS = "supports";

  private static final String PATH = "data.supports";

  private final Participants participants;

  SupportRule(Participants participants) {
    this.participants = participants;
  }

  void check(ObjectNode data, Participant sender, Findings findings) {
    JsonNode supported = data.get(SUPPORTS);
    if (supported == null) {
      return;
    }
    String stance = data.get("stance").asString();
    if (!stance.equals(SUPPORTS)) {
      findings.fault(
          PATH,
          "supports_without_stance",
          "«støtter» (supports) er fylt ut, men standpunktet er «%s». Skriv «supports» som standpunkt, eller utelat feltet."
              .formatted(stance),
          "“supports” is filled in, but the stance is “%s”. Write “supports” as the stance, or leave the field out."
              .formatted(stance));
    } else if (supported.asString().equals(sender.id())) {
      findings.fault(
          PATH,
          "supports_itself",
          "Dere kan ikke støtte dere selv. Skriv hvem dere støtter, eller deres eget standpunkt.",
          "You cannot support yourselves. Write whom you support, or your own stance.");
    } else if (participants.find(supported.asString()).isEmpty()) {
      unknown(supported.asString(), findings);
    }
  }

  private void unknown(String supported, Findings findings) {
    String shown = PlainText.shortened(supported);
    String known = String.join(", ", participants.ids());
    findings.fault(
        PATH,
        "unknown_participant",
        "Ingen deltaker heter «%s». Kjente deltakere: %s.".formatted(shown, known),
        "No participant is called “%s”. Known participants: %s.".formatted(shown, known));
  }
}
