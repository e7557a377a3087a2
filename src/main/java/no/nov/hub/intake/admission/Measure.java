package no.nov.hub.intake.admission;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A figure at a date, for the plausibility check, and what else was stated with it.
 *
 * @param field where it stands in the message
 * @param stated the day that each other figure is from: this date, or an earlier one from which it
 *     is carried on
 */
public record Measure(String field, LocalDate asOf, long value, Map<String, LocalDate> stated) {

  public Measure(String field, LocalDate asOf, long value) {
    this(field, asOf, value, Map.of());
  }

  /** With figures that this one does not state, but an earlier one did. */
  Measure carryingOn(Map<String, LocalDate> earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    Map<String, LocalDate> all = new TreeMap<>(earlier);
    all.putAll(stated);
    return new Measure(field, asOf, value, all);
  }

  /**
   * In little room, since there is one for each count: {@code 2026-06-30 jobs staff,2026-09-30
   * left}.
   */
  String statedAsText() {
    return stated.entrySet().stream()
        .collect(
            groupingBy(Map.Entry::getValue, TreeMap::new, mapping(Map.Entry::getKey, joining(" "))))
        .entrySet()
        .stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(joining(","));
  }

  /**
   * @param text null or empty if nothing was stated
   */
  static Map<String, LocalDate> stated(String text) {
    Map<String, LocalDate> stated = new TreeMap<>();
    if (text != null && !text.isEmpty()) {
      for (String each : text.split(",")) {
        String[] words = each.split(" ");
        for (int i = 1; i < words.length; i++) {
          stated.put(words[i], LocalDate.parse(words[0]));
        }
      }
    }
    return stated;
  }
}
