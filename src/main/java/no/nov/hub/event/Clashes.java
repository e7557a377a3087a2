package no.nov.hub.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Finds events that overlap and share a theme or a municipality. Walks once through the events by
 * start and keeps, per theme and municipality and organiser, those that are still going on; so the
 * work grows with the events and the clashes, not with the pairs.
 */
final class Clashes {

  /** Nobody reads more, and a mistake in many events must not fill the memory. */
  static final int MOST = 1000;

  record Pair(StoredEvent first, StoredEvent second) {}

  private record Keys(EventKey first, EventKey second) {}

  private final BiPredicate<StoredEvent, StoredEvent> together;
  private final Map<String, Map<String, PriorityQueue<StoredEvent>>> goingOn = new HashMap<>();
  private final Map<Pair, Set<String>> found = new LinkedHashMap<>();

  /**
   * @param together whether the organisers of two events arrange one of them together
   */
  Clashes(BiPredicate<StoredEvent, StoredEvent> together) {
    this.together = together;
  }

  /**
   * Goes on with active events that start no earlier than those before.
   *
   * @return false when there are so many clashes that it is time to stop
   */
  boolean meet(List<StoredEvent> events) {
    for (StoredEvent event : events) {
      if (found.size() >= MOST) {
        return false;
      }
      meet(event);
    }
    return true;
  }

  private void meet(StoredEvent event) {
    if (event.text("theme") != null) {
      meet(event, "theme", event.text("theme").strip().toLowerCase(Locale.ROOT));
    }
    if (event.municipality() != null) {
      meet(event, "municipality", event.municipality());
    }
  }

  private void meet(StoredEvent event, String reason, String shared) {
    var byOrganiser = goingOn.computeIfAbsent(reason + " " + shared, key -> new HashMap<>());
    byOrganiser.forEach(
        (organiser, others) -> {
          while (!others.isEmpty() && !others.peek().endsAt().isAfter(event.startsAt())) {
            others.remove();
          }
          if (!organiser.equals(event.key().organiser())) {
            others.forEach(other -> add(other, event, reason));
          }
        });
    byOrganiser
        .computeIfAbsent(
            event.key().organiser(),
            key -> new PriorityQueue<>(Comparator.comparing(StoredEvent::endsAt)))
        .add(event);
  }

  private void add(StoredEvent earlier, StoredEvent later, String reason) {
    if (!together.test(earlier, later)) {
      found.computeIfAbsent(new Pair(earlier, later), pair -> new TreeSet<>()).add(reason);
    }
  }

  /**
   * Pairs with their reasons, by start of the second. Thirty sessions of an event that clashes
   * itself say nothing new and are left out.
   */
  Map<Pair, Set<String>> found() {
    Map<Keys, Pair> known = new HashMap<>();
    for (Pair pair : found.keySet()) {
      known.put(new Keys(pair.first().key(), pair.second().key()), pair);
      known.put(new Keys(pair.second().key(), pair.first().key()), pair);
    }
    Map<Pair, Set<String>> kept = new LinkedHashMap<>();
    found.forEach(
        (pair, reasons) -> {
          if (!saidByLarger(pair, known)) {
            kept.put(pair, reasons);
          }
        });
    return kept;
  }

  private static boolean saidByLarger(Pair pair, Map<Keys, Pair> known) {
    List<EventKey> firsts = withLarger(pair.first());
    List<EventKey> seconds = withLarger(pair.second());
    for (EventKey first : firsts) {
      for (EventKey second : seconds) {
        boolean larger = !first.equals(pair.first().key()) || !second.equals(pair.second().key());
        if (larger && known.containsKey(new Keys(first, second))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<EventKey> withLarger(StoredEvent event) {
    List<EventKey> keys = new ArrayList<>(List.of(event.key()));
    if (event.text("partOf") != null) {
      keys.add(new EventKey(event.key().organiser(), event.text("partOf")));
    }
    return keys;
  }
}
