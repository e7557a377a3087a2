package no.nov.hub.groups.minutes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.minutes.content.Names;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.Findings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who was there, by address or name, each once. Persons are told by their number only. */
final class AttendanceChecks {

  private static final Set<String> PRESENT =
      Set.of("ja", "til stede", "tilstede", "møtt", "yes", "present", "true", "x");

  private static final Set<String> ABSENT =
      Set.of("nei", "forfall", "fraværende", "ikke møtt", "no", "absent", "false");

  private AttendanceChecks() {}

  /** Puts addresses in lower case, and {@code present} to true or false. */
  static void check(JsonNode attendance, Findings findings) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < attendance.size(); i++) {
      ObjectNode person = (ObjectNode) attendance.get(i);
      String path = "data.attendance[" + i + "]";
      present(person, path, i + 1, findings);
      if (known(person, path, i + 1, findings)) {
        Integer before = numbers.putIfAbsent(identity(person), i + 1);
        if (before != null) {
          findings.fault(
              path,
              "repeated",
              "Person nr. %d og nr. %d i oppmøtet er den samme. Ta bort den ene."
                  .formatted(before, i + 1),
              "Persons no. %d and no. %d of the attendance are the same. Remove one."
                  .formatted(before, i + 1));
        }
      }
    }
  }

  private static String identity(ObjectNode person) {
    return person.has("address")
        ? person.get("address").asString()
        : Names.plain(person.get("name").asString());
  }

  private static void present(ObjectNode person, String path, int number, Findings findings) {
    JsonNode said = person.path("present");
    if (said.isBoolean()) {
      return;
    }
    String word = said.asString("ja").strip().toLowerCase(Locale.ROOT);
    if (!PRESENT.contains(word) && !ABSENT.contains(word)) {
      findings.fault(
          path + ".present",
          "not_among",
          "Om person nr. %d var til stede, må skrives som ja eller nei.".formatted(number),
          "Whether person no. %d was present must be written as yes or no.".formatted(number));
    }
    person.put("present", PRESENT.contains(word));
  }

  private static boolean known(ObjectNode person, String path, int number, Findings findings) {
    if (!person.has("address")) {
      boolean named = !person.path("name").asString("").isBlank();
      if (!named) {
        findings.fault(
            path,
            "missing",
            "Person nr. %d i oppmøtet har verken adresse eller navn. Skriv ett av dem."
                .formatted(number),
            "Person no. %d of the attendance has neither address nor name. Write one of them."
                .formatted(number));
      }
      return named;
    }
    Optional<String> address = Address.standard(person.get("address").asString().strip());
    address.ifPresentOrElse(
        standard -> person.put("address", standard),
        () ->
            findings.fault(
                path + ".address",
                "not_an_address",
                "Adressen til person nr. %d i oppmøtet er ikke en e-postadresse. Skriv den som navn@example.no, eller skriv bare navnet."
                    .formatted(number),
                "The address of person no. %d of the attendance is no e-mail address. Write it like name@example.no, or write the name alone."
                    .formatted(number)));
    return address.isPresent();
  }
}
