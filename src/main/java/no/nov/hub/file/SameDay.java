package no.nov.hub.file;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** Of each day the figures that rows tell, and the first row that tells them. */
  private final Map<List<JsonNode>, Map<ObjectNode, Integer>> byDay = new HashMap<>();

  void add(Row row, ObjectNode count) {
    byDay
        .computeIfAbsent(day(count), day -> new LinkedHashMap<>())
        .putIfAbsent(figures(count), row.number());
  }

  private static List<JsonNode> day(ObjectNode count) {
    return List.of(count.path("association"), count.path("asOf"));
  }

  private static ObjectNode figures(ObjectNode count) {
    ObjectNode figures = count.deepCopy();
    figures.remove("confirms");
    return figures;
  }

  Optional<Reason> contradiction(ObjectNode count) {
    ObjectNode figures = figures(count);
    return byDay.getOrDefault(day(count), Map.of()).entrySet().stream()
        .filter(told -> contradict(told.getKey(), figures))
        .findFirst()
        .map(told -> reason(told.getValue(), count.path("asOf").asString("")));
  }

  private static boolean contradict(ObjectNode one, ObjectNode other) {
    return one.propertyStream()
        .anyMatch(
            figure ->
                other.has(figure.getKey())
                    && !other.get(figure.getKey()).equals(figure.getValue()));
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
