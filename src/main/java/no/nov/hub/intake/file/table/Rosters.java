package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Members of groups, a row each. All rows of one group together are one message. */
final class Rosters implements TableContent {

  private final RowReader reading;
  private final CloudEvents events;
  private final Map<String, Roster> byGroup = new LinkedHashMap<>();
  private final List<Entry> stray = new ArrayList<>();
  private Roster last;

  Rosters(RowReader reading, CloudEvents events) {
    this.reading = reading;
    this.events = events;
  }

  @Override
  public void take(Row row) {
    Findings findings = new Findings();
    ObjectNode read = reading.read(row, findings);
    if (read.has("groupId")) {
      last =
          byGroup.computeIfAbsent(
              read.get("groupId").asString(), groupId -> new Roster(groupId, reading));
    }
    if (last == null) {
      if (findings.isWithout(RowReader.UNSPLIT)) {
        findings.fault(ofNoGroup(reading.nameOf("groupId")));
      }
      stray.add(new Unreadable(row.place(), findings.faults()));
    } else {
      last.take(row, read, findings);
    }
  }

  /** A cell may be empty below a filled one, as people write tables. */
  private static Reason ofNoGroup(String column) {
    return Reason.of(
        "data.groupId",
        "missing",
        "«%s» er tom, og det er ingen gruppe over. Skriv gruppens id i cellen.".formatted(column),
        "“%s” is empty, and there is no group above. Write the group's id in the cell."
            .formatted(column));
  }

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(stray);
    byGroup.values().forEach(roster -> entries.add(roster.entry(events)));
    return entries;
  }
}
