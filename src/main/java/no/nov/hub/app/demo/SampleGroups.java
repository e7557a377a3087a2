package no.nov.hub.app.demo;

import java.time.LocalDate;
import java.util.List;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two groups of Drammen. The persons are invented, and no mail reaches {@code example.no}. */
final class SampleGroups {

  private SampleGroups() {}

  static List<ObjectNode> of(LocalDate day) {
    return List.of(
        group(
            day,
            "naeringspolitikk",
            "Ressursgruppe næringspolitikk",
            "ada",
            "bo",
            "cato",
            "dina",
            "eva",
            "finn"),
        group(
            day,
            "gronn-omstilling",
            "Ressursgruppe grønn omstilling",
            "gro",
            "bo",
            "hans",
            "ida",
            "jon"));
  }

  /** The first of the members leads it. */
  private static ObjectNode group(LocalDate day, String id, String name, String... members) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.put("owner", "drammen").put("groupId", id).put("kind", "resource").put("name", name);
    data.putObject("leader")
        .put("address", address(members[0]))
        .put("since", day.withDayOfYear(1).toString());
    person(data.putObject("contact"), "kari");
    ArrayNode roster = data.putArray("members");
    for (String member : members) {
      person(roster.addObject(), member).put("personalMember", true);
    }
    return Samples.event("drammen", "demo-group-" + id, Types.GROUP_REGISTERED, data);
  }

  private static ObjectNode person(ObjectNode person, String first) {
    String name = Character.toUpperCase(first.charAt(0)) + first.substring(1) + " Eksempel";
    return person.put("name", name).put("address", address(first));
  }

  private static String address(String first) {
    return first + "@example.no";
  }
}
