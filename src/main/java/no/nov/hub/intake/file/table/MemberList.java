package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All rows together are one message: the organisation numbers of the members on a date. */
final class MemberList implements TableContent {

  private static final int MOST_REASONS = 50;

  private final RowReader reading;
  private final CloudEvents events;
  private final ObjectNode data = Json.MAPPER.createObjectNode();
  private final ArrayNode organisations = Json.MAPPER.createArrayNode();
  private final Map<String, Text> parts = new HashMap<>();
  private final List<Reason> faults = new ArrayList<>();

  MemberList(RowReader reading, CloudEvents events) {
    this.reading = reading;
    this.events = events;
  }

  @Override
  public void take(Row row) {
    Findings findings = new Findings();
    ObjectNode read = reading.read(row, findings);
    same("association", read, findings);
    same("asOf", read, findings);
    if (read.has("organisations")) {
      parts.put("data.organisations[" + organisations.size() + "]", row.place());
      organisations.add(read.get("organisations"));
    } else if (findings.clean()) {
      String column = reading.nameOf("organisations");
      findings.fault(
          "data.organisations",
          "missing",
          "«%s» er tom. Fyll inn cellen, eller slett raden.".formatted(column),
          "“%s” is empty. Fill in the cell, or delete the row.".formatted(column));
    }
    findings.faults().forEach(fault -> add(row, fault));
  }

  @Override
  public List<Entry> entries() {
    if (!faults.isEmpty()) {
      return List.of(new Unreadable(FileFault.PLACE, List.copyOf(faults)));
    }
    if (!data.has("association")) {
      data.put("association", events.sender().id());
    }
    data.set("organisations", organisations);
    return List.of(
        new Found(
            FileFault.PLACE,
            "",
            events.event(Types.MEMBERSHIP_LISTED, FileFault.PLACE.nb(), data),
            parts,
            reading.columns()));
  }

  /** A cell may be empty below a filled one, as people write tables. */
  private void same(String field, ObjectNode read, Findings findings) {
    if (!read.has(field)) {
      return;
    }
    if (!data.has(field)) {
      data.set(field, read.get(field));
    } else if (!data.get(field).equals(read.get(field))) {
      String column = reading.nameOf(field);
      findings.fault(
          "data." + field,
          "not_the_same",
          "«%s» er en annen enn over. En medlemsliste har samme verdi i alle rader."
              .formatted(column),
          "“%s” is another than above. A membership list has the same value in all rows."
              .formatted(column));
    }
  }

  private void add(Row row, Reason fault) {
    if (faults.size() < MOST_REASONS) {
      faults.add(Entry.at(row.place(), fault));
    }
  }
}
