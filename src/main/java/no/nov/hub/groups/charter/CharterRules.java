package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import no.nov.hub.groups.charter.rule.ShippedRules;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An owner may set each rule's weight and figures, and add rules that are judged by evidence. */
@Component
class CharterRules extends OwnersRules {

  private final Clock clock;

  CharterRules(Nov nov, Clock clock) {
    super(Types.CHARTER_ADOPTED, Topics.PRIVATE_GROUPS, nov);
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    return OwnedKey.of(data, "charter").toString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    ownedBySenderIfUnsaid(data, sender);
    Checks.date(data, "validFrom", "data.validFrom", findings)
        .filter(from -> from.isBefore(LocalDate.now(clock)))
        .ifPresent(
            from ->
                findings.note(
                    "data.validFrom",
                    "in_past",
                    "Retningslinjene gjelder fra en dag som har vært. Perioder som er slutt siden da, bedømmes på nytt.",
                    "The charter is valid from a day that has been. Periods that have ended since are judged anew."));
    Set<String> seen = new HashSet<>();
    int number = 0;
    for (JsonNode rule : data.get("rules")) {
      check(rule, "data.rules[" + number++ + "]", seen, findings);
    }
  }

  private static void check(JsonNode rule, String path, Set<String> seen, Findings findings) {
    String id = rule.get("rule").asString();
    if (!seen.add(id)) {
      findings.fault(
          path + ".rule",
          "repeated",
          "Regelen %s står to ganger. Ta bort den ene.".formatted(id),
          "The rule %s stands twice. Remove one.".formatted(id));
    }
    if (!ShippedRules.areShipped(id) && !(rule.has("text") && rule.has("periodMonths"))) {
      findings.fault(
          path,
          "own_rule",
          "%s er en egen regel. Den må ha «text» (nb og en) og «periodMonths»: så ofte det skal meldes at den holdes (kind «rule»)."
              .formatted(id),
          "%s is a rule of your own. It needs “text” (nb and en) and “periodMonths”: how often it must be recorded that it is kept (kind “rule”)."
              .formatted(id));
    }
    if (rule.path("least").asInt(0) > rule.path("most").asInt(Integer.MAX_VALUE)) {
      findings.fault(
          path + ".least",
          "reversed",
          "«least» er større enn «most». Rett den ene.",
          "“least” is larger than “most”. Correct one of them.");
    }
  }
}
