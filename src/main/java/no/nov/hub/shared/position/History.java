package no.nov.hub.shared.position;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything said in one issue, each with whether it counts on a date. */
final class History {

  private History() {}

  /** In the order given. What follows what is told by the version numbers, not by that order. */
  static List<HistoryEntry> of(List<PositionVersion> versions, LocalDate date) {
    Map<PositionVersion, PositionState> standings = new HashMap<>();
    Map<String, PositionVersion> next = new HashMap<>();
    List<PositionVersion> lastFirst =
        versions.stream()
            .sorted(Comparator.comparingInt(PositionVersion::version).reversed())
            .toList();
    for (PositionVersion version : lastFirst) {
      PositionState positionState =
          PositionState.of(version, next.get(version.association()), date);
      standings.put(version, positionState);
      if (positionState != PositionState.NOT_YET) {
        next.put(version.association(), version);
      }
    }
    return versions.stream()
        .map(version -> HistoryEntry.of(version, standings.get(version)))
        .toList();
  }
}
