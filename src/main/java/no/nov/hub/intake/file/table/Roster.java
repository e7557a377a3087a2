package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of one group, which become one message. Nothing in them is ever quoted. */
final class Roster {

  private static final int MOST_REASONS = 50;

  private static final List<String> OF_THE_GROUP =
      List.of("owner", "groupName", "kind", "showsAll", "charter", "closedOn");

  private static final Map<String, Text> ONE_OF_A_KIND =
      Map.of(
          "leader", new Text("leder", "leader"),
          "deputy", new Text("nestleder", "deputy"),
          "contact", new Text("kontaktperson", "contact"),
          "substitute", new Text("vikar", "substitute"));

  private static final List<String> OF_A_PERSON = List.of("name", "address");
  private static final List<String> OF_A_SUBSTITUTE = List.of("name", "address", "from", "until");

  private final ObjectNode data = Json.MAPPER.createObjectNode();
  private final ArrayNode members = Json.MAPPER.createArrayNode();
  private final Map<String, ObjectNode> heads = new HashMap<>();
  private final Map<String, Text> parts = new HashMap<>();
  private final Map<String, Row> byAddress = new HashMap<>();
  private final List<Reason> faults = new ArrayList<>();
  private final String groupId;
  private final RowReader reading;
  private Row first;
  private Row last;

  Roster(String groupId, RowReader reading) {
    this.groupId = groupId;
    this.reading = reading;
    data.put("groupId", groupId);
  }

  void take(Row row, ObjectNode read, Findings findings) {
    first = first == null ? row : first;
    last = row;
    read.remove("groupId");
    OF_THE_GROUP.forEach(field -> sameForAll(field, read, findings));
    String role = read.has("role") ? read.remove("role").asString() : "member";
    if (ONE_OF_A_KIND.containsKey(role)) {
      takeHead(role, row, read, findings);
    }
    onlyTheLeaderSince(role, read, findings);
    if (Set.of("leader", "deputy", "member").contains(role)) {
      takeMember(row, read, findings);
    }
    findings.faults().stream()
        .limit(MOST_REASONS - faults.size())
        .forEach(fault -> faults.add(Entry.at(row.place(), fault)));
  }

  private void sameForAll(String field, ObjectNode read, Findings findings) {
    if (!read.has(field)) {
      return;
    }
    if (!data.has(field)) {
      data.set(field, read.get(field));
    } else if (!data.get(field).equals(read.get(field))) {
      findings.fault(
          "data." + field,
          "not_the_same",
          "«%s» er en annen enn over. Den er lik i alle rader av en gruppe, eller står bare i den første."
              .formatted(reading.nameOf(field)),
          "“%s” is another than above. It is the same in all rows of a group, or stands in the first only."
              .formatted(reading.nameOf(field)));
    }
    read.remove(field);
  }

  private void takeHead(String role, Row row, ObjectNode read, Findings findings) {
    Text name = ONE_OF_A_KIND.get(role);
    ObjectNode head = Json.MAPPER.createObjectNode();
    List<String> fields =
        switch (role) {
          case "leader" -> List.of("address", "since");
          case "deputy" -> List.of("address");
          case "contact" -> OF_A_PERSON;
          default -> OF_A_SUBSTITUTE;
        };
    fields.stream().filter(read::has).forEach(field -> head.set(field, read.get(field)));
    if (heads.putIfAbsent(role, head) != null) {
      findings.fault(
          "data." + role,
          "repeated",
          "Gruppen har en %s over. Den kan bare ha én; rett rollen.".formatted(name.nb()),
          "The group has a %s above. It can have only one; correct the role.".formatted(name.en()));
    }
    parts.put(role.equals("substitute") ? "data.contact.substitute" : "data." + role, row.place());
  }

  private void onlyTheLeaderSince(String role, ObjectNode read, Findings findings) {
    if (read.remove("since") != null && !role.equals("leader")) {
      findings.fault(
          "data.leader.since",
          "not_the_leader",
          "«%s» er fylt ut, men rollen er ikke leder. Rett rollen, eller tøm cellen."
              .formatted(reading.nameOf("since")),
          "The row says since when its person leads, but the role is not leader. Correct the role,"
              + " or empty the cell.");
    }
  }

  private void takeMember(Row row, ObjectNode read, Findings findings) {
    if (read.has("address")) {
      Row before =
          byAddress.putIfAbsent(read.get("address").asString().toLowerCase(Locale.ROOT), row);
      if (before != null) {
        findings.fault(
            "data.members",
            "repeated",
            "Samme e-postadresse som i rad %d. Rett den ene, eller slett raden som står to ganger."
                .formatted(before.number()),
            "The same e-mail address as in row %d. Correct one, or delete the row that stands twice."
                .formatted(before.number()));
      }
    }
    parts.put("data.members[" + members.size() + "]", row.place());
    members.add(read);
  }

  Entry entry(CloudEvents events) {
    Text place = place();
    if (!heads.containsKey("contact")) {
      faults.add(noContact());
    }
    if (!faults.isEmpty()) {
      return new Unreadable(place, List.copyOf(faults));
    }
    return new Found(
        place,
        "",
        events.event(Types.GROUP_REGISTERED, "group " + groupId, whole(events)),
        parts,
        columns());
  }

  /** What the sender calls the fields of the group, and those of each person in it. */
  private Map<String, String> columns() {
    Map<String, String> columns = new HashMap<>();
    reading
        .columns()
        .forEach((path, column) -> columns.put(pathInGroup(path.replace("data.", "")), column));
    return columns;
  }

  private static String pathInGroup(String field) {
    if (field.equals("groupName")) {
      return "data.name";
    }
    return field.equals("groupId") || OF_THE_GROUP.contains(field)
        ? "data." + field
        : "[]." + field;
  }

  private ObjectNode whole(CloudEvents events) {
    if (!data.has("owner")) {
      data.put("owner", events.sender().id());
    }
    if (data.has("groupName")) {
      data.set("name", data.remove("groupName"));
    }
    heads.forEach(data::set);
    if (data.has("substitute")) {
      heads.get("contact").set("substitute", data.remove("substitute"));
    }
    data.set("members", members);
    return data;
  }

  /** The rows from the first to the last, without naming the group. */
  private Text place() {
    return first == last
        ? first.place()
        : new Text(
            "Rad %d–%d".formatted(first.number(), last.number()),
            "Rows %d–%d".formatted(first.number(), last.number()));
  }

  private static Reason noContact() {
    return Reason.of(
        "data.contact",
        "missing",
        "Gruppen har ingen rad med rollen kontaktperson. Legg til den i foreningen som sender"
            + " innkallinger.",
        "The group has no row with the role contact. Add whoever in the association sends the"
            + " invitations.");
  }
}
