package no.nov.hub.groups.meeting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.nov.hub.intake.admission.MessageRules.Requirement;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The groups of a message are its owner's own, and registered. */
public final class OwnGroups {

  /** The group that follows from all others, and so is never registered. */
  private static final String LEADERS = "ledere";

  private OwnGroups() {}

  /** Written as {@code owner/id} or as the id alone; kept as the id. */
  public static void check(ObjectNode data, Findings findings) {
    String owner = data.get("owner").asString();
    Set<String> groups = new LinkedHashSet<>();
    int number = 0;
    for (JsonNode group : data.get("groups")) {
      String text = group.asString();
      OwnedKey key = OwnedKey.within(owner, text);
      if (!key.owner().equals(owner)) {
        findings.fault(
            "data.groups[" + number + "]",
            "not_yours",
            "Gruppe nr. %d er en annens. Dere kan bare innkalle egne grupper."
                .formatted(number + 1),
            "Group number %d is another's. You can only call groups of your own."
                .formatted(number + 1));
      }
      groups.add(key.id());
      number++;
    }
    ArrayNode bare = data.putArray("groups");
    groups.forEach(bare::add);
  }

  public static List<Requirement> required(ObjectNode data) {
    String owner = data.get("owner").asString();
    return data.get("groups")
        .valueStream()
        .map(JsonNode::asString)
        .filter(group -> !group.equals(LEADERS))
        .map(group -> new Requirement("group/" + owner + "/" + group, unknownGroup()))
        .distinct()
        .toList();
  }

  private static Reason unknownGroup() {
    return Reason.of(
        "data.groups",
        "unknown_group",
        "Møtet er for en gruppe som dere ikke har registrert. Registrer gruppen først, eller rett id-en.",
        "The meeting is of a group that you have not registered. Register the group first, or correct its id.");
  }
}
