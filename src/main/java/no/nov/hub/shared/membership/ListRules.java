package no.nov.hub.shared.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OrganisationNumber;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of member companies: real organisation numbers, each once. Its values are never quoted.
 */
@Component
class ListRules implements MessageRules {

  private static final int MOST_REASONS = 50;

  private final Clock clock;

  ListRules(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return Types.MEMBERSHIP_LISTED;
  }

  @Override
  public String topic() {
    return Topics.PRIVATE_MEMBERS;
  }

  @Override
  public boolean isPrivate() {
    return true;
  }

  @Override
  public boolean maySend(Participant sender) {
    return sender.isAssociation();
  }

  @Override
  public String ownerField() {
    return "association";
  }

  @Override
  public String key(ObjectNode data) {
    return data.get("association").asString() + "/" + data.get("asOf").asString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    Checks.date(data, "asOf", "data.asOf", findings)
        .ifPresent(date -> Checks.notInFuture(date, LocalDate.now(clock), "data.asOf", findings));
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (JsonNode organisation : data.get("organisations")) {
      String path = "data.organisations[" + number++ + "]";
      if (findings.faults().size() >= MOST_REASONS) {
        return;
      }
      if (!OrganisationNumber.isValid(organisation.asString())) {
        findings.fault(
            path,
            "not_an_organisation",
            "Organisasjonsnummer nr. %d i listen er ikke gyldig (kontrollsifferet stemmer ikke). Slå det opp i Brønnøysund."
                .formatted(number),
            "Organisation number %d of the list is not valid (its check digit is wrong). Look it up in the register."
                .formatted(number));
      } else if (!seen.add(organisation.asString())) {
        findings.fault(
            path,
            "repeated",
            "Organisasjonsnummer nr. %d i listen står der fra før. Ta bort det ene."
                .formatted(number),
            "Organisation number %d of the list stands there already. Remove one."
                .formatted(number));
      }
    }
  }
}
