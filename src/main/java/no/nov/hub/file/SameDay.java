package no.nov.hub.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.message.DateWords;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts of one file that tell of the same day. Where two of them differ, only their sender knows
 * which is right; each may tell of what the other leaves out.
 */
final class SameDay {

  private final Map<List<JsonNode>, List<Told>> byDay = new HashMap<>();

  private record Told(int row, ObjectNode figures) {

    boolean contradicts(ObjectNode others) {
      return figures
          .propertyStream()
          .anyMatch(
              figure ->
                  others.has(figure.getKey())
                      && !others.get(figure.getKey()).equals(figure.getValue()));
    }
  }

  void add(Row row, ObjectNode count) {
    ObjectNode figures = count.deepCopy();
    figures.remove("confirms");
    byDay
        .computeIfAbsent(day(count), day -> new ArrayList<>())
        .add(new Told(row.number(), figures));
  }

  private static List<JsonNode> day(ObjectNode count) {
    return List.of(count.path("association"), count.path("asOf"));
  }

  Optional<Reason> contradiction(Row row, ObjectNode count) {
    ObjectNode figures = count.deepCopy();
    figures.remove("confirms");
    return byDay.getOrDefault(day(count), List.of()).stream()
        .filter(told -> told.row() != row.number() && told.contradicts(figures))
        .findFirst()
        .map(told -> reason(told.row(), count.path("asOf").asString("")));
  }

  private static Reason reason(int other, String asOf) {
    Text day = DateWords.of(LocalDate.parse(asOf));
    return Reason.of(
        "data.asOf",
        "same_day",
        "Rad %d har andre tall for %s. Behold den raden som er riktig, og slett den andre."
            .formatted(other, day.nb()),
        "Row %d has other figures for %s. Keep the row that is right, and delete the other."
            .formatted(other, day.en()));
  }
}
