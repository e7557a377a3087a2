package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.charter.rule.EvidenceKind;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses only what cannot be a fact. Whether a fact keeps the charter is for the report: an
 * election of somebody who leads another group has taken place all the same.
 */
@Component
class EvidenceRules extends OwnersRules {

  private static final int FEWEST_PERSONS = 5;
  private static final int USUAL_TERM = 12;

  private final Clock clock;

  EvidenceRules(Nov nov, Clock clock) {
    super(Types.EVIDENCE_RECORDED, Topics.PRIVATE_GROUPS, nov);
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    String owner = data.get("owner").asString();
    return data.has("groupId") ? owner + "/" + data.get("groupId").asString() : owner;
  }

  /** The key groups by group; each piece of evidence stands alone. */
  @Override
  public String identity(ObjectNode data) {
    return thing(data);
  }

  private static String thing(ObjectNode data) {
    return "evidence/%s/%s"
        .formatted(data.get("owner").asString(), data.get("evidenceId").asString());
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(thing(data));
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    List<Requirement> required = new ArrayList<>();
    if (data.has("groupId")) {
      required.add(
          new Requirement(
              "group/" + key(data),
              Reason.of(
                  "data.groupId",
                  "unknown_group",
                  "Dere har ikke registrert noen gruppe med denne id-en. Registrer gruppen først, eller rett id-en.",
                  "You have not registered a group with this id. Register the group first, or correct the id.")));
    }
    if (isWithdrawn(data)) {
      required.add(
          new Requirement(
              thing(data),
              Reason.of(
                  "data.evidenceId",
                  "unknown_evidence",
                  "Dere har ikke meldt noe med denne id-en, så det kan ikke trekkes. Se etter riktig id.",
                  "You have recorded nothing with this id, so it cannot be withdrawn. Look up the right id.")));
    }
    return required;
  }

  static boolean isWithdrawn(JsonNode data) {
    return data.path("withdrawn").asBoolean(false);
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
    if (isWithdrawn(data)) {
      return;
    }
    required(data, "kind", findings);
    required(data, "date", findings);
    LocalDate today = LocalDate.now(clock);
    Optional<LocalDate> date = past(data, "date", "data.date", today, findings);
    if (!data.has("kind")) {
      return;
    }
    EvidenceKind evidenceKind = EvidenceKind.of(data.get("kind").asString());
    evidenceKind.required().forEach(field -> required(data, field, findings));
    if (evidenceKind.isOfGroup()) {
      required(data, "groupId", findings);
    }
    checkPerson(data, findings);
    Checks.url(data, "url", findings);
    past(data, "sentToBoardOn", "data.sentToBoardOn", today, findings);
    Checks.date(data, "until", "data.until", findings);
    Checks.date(data, "termFrom", "data.termFrom", findings);
    switch (evidenceKind) {
      case ELECTION -> date.ifPresent(day -> standardTerm(data, day, findings));
      case ADVICE -> checkOutcome(data, today, findings);
      case BALANCE -> checkBalance(data, findings);
      default -> {}
    }
  }

  private static void required(ObjectNode data, String field, Findings findings) {
    if (!data.has(field)) {
      Text name = FieldNames.of(field);
      findings.fault(
          "data." + field,
          "missing",
          "%s mangler. Legg det til, og send på nytt.".formatted(name.nb()),
          "%s is missing. Add it, and send again.".formatted(name.en()));
    }
  }

  private static Optional<LocalDate> past(
      JsonNode parent, String field, String path, LocalDate today, Findings findings) {
    Optional<LocalDate> date = Checks.date(parent, field, path, findings);
    date.ifPresent(day -> Checks.notInFuture(day, today, path, findings));
    return date;
  }

  /** A person is known by the address; one without can be nobody's. */
  private static void checkPerson(ObjectNode data, Findings findings) {
    if (!(data.get("person") instanceof ObjectNode person)) {
      return;
    }
    Optional<String> address = Address.standard(person.path("address").asString(""));
    address.ifPresentOrElse(
        standard -> person.put("address", standard),
        () ->
            findings.fault(
                "data.person.address",
                person.has("address") ? "not_an_address" : "missing",
                "Personen må ha en e-postadresse, som navn@example.no, for det er den vi kjenner personen på.",
                "The person must have an e-mail address, like name@example.no, since that is how a person is known."));
  }

  private static void standardTerm(ObjectNode data, LocalDate elected, Findings findings) {
    if (!data.has("termFrom")) {
      data.put("termFrom", elected.toString());
    }
    if (!data.has("termMonths")) {
      data.put("termMonths", USUAL_TERM);
    }
    if (data.get("termMonths").asInt() > USUAL_TERM) {
      findings.note(
          "data.termMonths",
          "long_term",
          "Valget gjelder mer enn ett år. En ressursgruppe velger leder for ett år om gangen.",
          "The election is for more than a year. A resource group elects its leader for one year at a time.");
    }
  }

  private static void checkOutcome(ObjectNode data, LocalDate today, Findings findings) {
    JsonNode outcome = data.path("outcome");
    past(outcome, "date", "data.outcome.date", today, findings);
    if (outcome.isObject()
        && !outcome.get("result").asString().equals("followed")
        && !outcome.has("why")) {
      findings.fault(
          "data.outcome.why",
          "missing",
          "Rådet ble ikke fulgt fullt ut. Skriv hvorfor i «why».",
          "The advice was not followed in full. Say why in “why”.");
    }
  }

  /** Totals of few would tell of each. */
  private static void checkBalance(ObjectNode data, Findings findings) {
    int total =
        data.path("women").asInt(0) + data.path("men").asInt(0) + data.path("other").asInt(0);
    if (total < FEWEST_PERSONS) {
      findings.fault(
          "data",
          "too_few",
          "Kjønn og alder meldes bare i sum, og ikke for færre enn %d personer. Vent til gruppen er større."
              .formatted(FEWEST_PERSONS),
          "Gender and age are told in total only, and not for fewer than %d persons. Wait until the group is larger."
              .formatted(FEWEST_PERSONS));
    }
    JsonNode ages = data.path("ages");
    if (ages.isObject() && ages.valueStream().mapToInt(JsonNode::asInt).sum() != total) {
      findings.fault(
          "data.ages",
          "wrong_sum",
          "Aldersgruppene har en annen sum enn kvinner, menn og andre. Rett tallene.",
          "The ages add up to another total than women, men and others. Correct the numbers.");
    }
  }
}
