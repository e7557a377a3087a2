package no.nov.hub.shared.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds events that overlap and share a theme or a municipality. Walks once through the events by
 * start and keeps, per theme and municipality and organiser, those that are still going on; so the
 * work grows with the events and the clashes, not with the pairs.
 */
final class Clashes {

  /** Nobody reads more, and a mistake in many events must not fill the memory. */
  static final int MOST = 1000;

  record Pair(Slot first, Slot second) {

    Set<String> keys() {
      return Set.of(first.eventKey(), second.eventKey());
    }
  }

  /** For which events who arranges them together with their organiser. */
  private final Function<Collection<String>, Map<String, Set<String>>> together;

  private final Map<String, Map<String, PriorityQueue<Slot>>> goingOn = new HashMap<>();
  private final Map<Pair, Set<String>> overlapping = new LinkedHashMap<>();
  private final Map<Pair, Set<String>> found = new LinkedHashMap<>();

  /**
   * @param together from event keys to the participants that arrange the event with its organiser;
   *     asked for many at once, and only for events that overlap with another
   */
  Clashes(Function<Collection<String>, Map<String, Set<String>>> together) {
    this.together = together;
  }

  /**
   * Goes on with active events that start no earlier than those before.
   *
   * @return false when there are so many clashes that it is time to stop
   */
  boolean meet(List<Slot> events) {
    for (Slot event : events) {
      if (overlapping.size() >= MOST) {
        settle();
      }
      if (found.size() >= MOST) {
        return false;
      }
      meet(event);
    }
    settle();
    return true;
  }

  private void meet(Slot event) {
    if (event.theme() != null) {
      meet(event, "theme", event.theme().strip().toLowerCase(Locale.ROOT));
    }
    if (event.municipality() != null) {
      meet(event, "municipality", event.municipality());
    }
  }

  private void meet(Slot event, String reason, String shared) {
    var byOrganiser = goingOn.computeIfAbsent(reason + " " + shared, key -> new HashMap<>());
    byOrganiser.forEach(
        (organiser, others) -> {
          while (!others.isEmpty() && !others.peek().endsAt().isAfter(event.startsAt())) {
            others.remove();
          }
          if (!organiser.equals(event.organiser())) {
            others.forEach(
                other ->
                    overlapping
                        .computeIfAbsent(new Pair(other, event), pair -> new TreeSet<>())
                        .add(reason));
          }
        });
    byOrganiser
        .computeIfAbsent(
            event.organiser(), key -> new PriorityQueue<>(Comparator.comparing(Slot::endsAt)))
        .add(event);
  }

  /** Two who arrange one of the events together have agreed on its time. */
  private void settle() {
    Set<String> keys = new HashSet<>();
    overlapping.keySet().forEach(pair -> keys.addAll(pair.keys()));
    Map<String, Set<String>> partners = together.apply(keys);
    overlapping.forEach(
        (pair, reasons) -> {
          if (!isPartner(partners, pair.first(), pair.second())
              && !isPartner(partners, pair.second(), pair.first())) {
            found.put(pair, reasons);
          }
        });
    overlapping.clear();
  }

  private static boolean isPartner(Map<String, Set<String>> partners, Slot of, Slot other) {
    return partners.getOrDefault(of.eventKey(), Set.of()).contains(other.organiser());
  }

  /**
   * Pairs with their reasons, by start of the second. Thirty sessions of an event that clashes
   * itself say nothing new and are left out.
   */
  Map<Pair, Set<String>> found() {
    Set<Set<String>> known = new HashSet<>();
    found.keySet().forEach(pair -> known.add(pair.keys()));
    Map<Pair, Set<String>> kept = new LinkedHashMap<>();
    found.forEach(
        (pair, reasons) -> {
          if (!saidByLarger(pair, known)) {
            kept.put(pair, reasons);
          }
        });
    return kept;
  }

  private static boolean saidByLarger(Pair pair, Set<Set<String>> known) {
    for (String first : withLarger(pair.first())) {
      for (String second : withLarger(pair.second())) {
        Set<String> keys = new HashSet<>(List.of(first, second));
        if (!keys.equals(pair.keys()) && known.contains(keys)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> withLarger(Slot event) {
    return event.parentKey() == null
        ? List.of(event.eventKey())
        : List.of(event.eventKey(), event.parentKey());
  }
}
