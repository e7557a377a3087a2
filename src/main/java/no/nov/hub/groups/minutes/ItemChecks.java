package no.nov.hub.groups.minutes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.Findings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of a meeting: each item is one of three, and every action is somebody's. */
final class ItemChecks {

  private static final List<String> KINDS = List.of("decision", "information", "action");

  private ItemChecks() {}

  static void check(JsonNode items, Findings findings) {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      ObjectNode item = (ObjectNode) items.get(i);
      String path = "data.items[" + i + "]";
      oneOfThree(item, path, i + 1, findings);
      if (item.has("action")) {
        action(item, path, i + 1, findings);
      } else {
        noAction(item, path, i + 1, findings);
      }
      if (item.has("id") && ids.putIfAbsent(item.get("id").asString(), i + 1) != null) {
        findings.fault(
            path + ".id",
            "repeated",
            "Sak nr. %d har samme id som en annen oppgave. Rett den.".formatted(i + 1),
            "Item no. %d has the id of another action. Correct it.".formatted(i + 1));
      }
    }
  }

  private static void oneOfThree(ObjectNode item, String path, int number, Findings findings) {
    if (KINDS.stream().filter(item::has).count() != 1) {
      findings.fault(
          path,
          "not_one_of_three",
          "Sak nr. %d må være enten et vedtak (decision), en orientering (information) eller en oppgave (action). Del den i flere om det trengs."
              .formatted(number),
          "Item no. %d must be one of decision, information and action. Divide it if needed."
              .formatted(number));
    }
  }

  private static void action(ObjectNode item, String path, int number, Findings findings) {
    Checks.date(item, "due", path + ".due", findings);
    String responsible = item.path("responsible").asString("").strip();
    if (responsible.isEmpty()) {
      findings.fault(
          path + ".responsible",
          "nobody",
          "Oppgaven i sak nr. %d er ikke gitt til noen. Skriv hvem som er ansvarlig, med adresse eller navn."
              .formatted(number),
          "The action of item no. %d is given to nobody. Write who is responsible, by address or name."
              .formatted(number));
    } else if (responsible.contains("@")) {
      Address.standard(responsible)
          .ifPresentOrElse(
              address -> item.put("responsible", address),
              () ->
                  findings.fault(
                      path + ".responsible",
                      "not_an_address",
                      "Adressen til den ansvarlige i sak nr. %d er ikke en e-postadresse. Skriv den som navn@example.no, eller skriv navnet."
                          .formatted(number),
                      "The address of who is responsible in item no. %d is no e-mail address. Write it like name@example.no, or write the name."
                          .formatted(number)));
    }
  }

  private static void noAction(ObjectNode item, String path, int number, Findings findings) {
    for (String field : List.of("responsible", "due", "id")) {
      if (item.has(field)) {
        findings.fault(
            path + "." + field,
            "no_action",
            "Sak nr. %d har ansvarlig, frist eller id, men er ingen oppgave. Skriv oppgaven i «action», eller ta det bort."
                .formatted(number),
            "Item no. %d has a responsible, a due date or an id, but is no action. Write it in “action”, or remove that."
                .formatted(number));
        return;
      }
    }
  }
}
