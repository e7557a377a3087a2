package no.nov.hub.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.file.Entry.Unreadable;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Reason;
import tools.jackson.databind.node.ObjectNode;

/** Members of groups, a row each. All rows of one group together are one message. */
final class Rosters implements TableContent {

  private final RowReading reading;
  private final CloudEvents events;
  private final Map<String, Roster> byGroup = new LinkedHashMap<>();
  private final List<Entry> stray = new ArrayList<>();
  private Roster last;

  Rosters(RowReading reading, CloudEvents events) {
    this.reading = reading;
    this.events = events;
  }

  @Override
  public void take(Row row) {
    Findings findings = new Findings();
    ObjectNode read = reading.read(row, findings);
    if (read.has("groupId")) {
      last = byGroup.computeIfAbsent(read.get("groupId").asString(), Roster::new);
    }
    if (last == null) {
      stray.add(new Unreadable(row.place(), List.of(ofNoGroup())));
    } else {
      last.take(row, read, findings);
    }
  }

  /** A cell may be empty below a filled one, as people write tables. */
  private static Reason ofNoGroup() {
    return Reason.of(
        "data.groupId",
        "missing",
        "«gruppe» er tom, og det er ingen gruppe over. Skriv gruppens id i cellen.",
        "The group is empty, and there is none above. Write the group's id in the cell.");
  }

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(stray);
    byGroup.values().forEach(roster -> entries.add(roster.entry(events)));
    return entries;
  }
}
