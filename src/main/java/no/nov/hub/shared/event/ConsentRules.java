package no.nov.hub.shared.event;

import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever is named as co-organiser says so itself. The event may come later: other participants'
 * messages have no order.
 */
@Component
class ConsentRules implements MessageRules {

  private final Participants participants;

  ConsentRules(Participants participants) {
    this.participants = participants;
  }

  @Override
  public String type() {
    return Types.CONSENT_GIVEN;
  }

  @Override
  public String topic() {
    return Topics.EVENTS;
  }

  @Override
  public boolean maySend(Participant sender) {
    return true;
  }

  @Override
  public String ownerField() {
    return "participant";
  }

  @Override
  public String key(ObjectNode data) {
    return EventKey.of(data.get("event")).toString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    if (!data.has("given")) {
      data.put("given", true);
    }
    String organiser = EventKey.of(data.get("event")).organiser();
    if (organiser.equals(sender.id())) {
      findings.fault(
          "data.event.organiser",
          "own_event",
          "Arrangementet er deres eget, og trenger ikke samtykke fra dere. Skriv den andre arrangørens id.",
          "The event is your own, and needs no consent from you. Write the other organiser's id.");
    } else if (participants.find(organiser).isEmpty()) {
      String known = String.join(", ", participants.ids());
      findings.fault(
          "data.event.organiser",
          "unknown_participant",
          "Ingen deltaker heter «%s». Kjente: %s.".formatted(organiser, known),
          "No participant is called “%s”. Known: %s.".formatted(organiser, known));
    }
  }
}
