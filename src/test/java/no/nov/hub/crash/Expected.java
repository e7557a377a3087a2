package no.nov.hub.crash;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the messages of a run come to, computed from the load alone. */
final class Expected {

  final Set<String> things;
  final Set<String> wrong;
  final NavigableSet<LocalDate> dates = new TreeSet<>();
  private final List<Cargo> sound;
  private final Map<String, TreeMap<LocalDate, Integer>> counts = new HashMap<>();

  Expected(List<Cargo> all) {
    sound = all.stream().filter(cargo -> !cargo.isWrong()).toList();
    wrong = all.stream().filter(Cargo::isWrong).map(Cargo::name).collect(Collectors.toSet());
    things = sound.stream().map(Cargo::thing).collect(Collectors.toSet());
    for (Cargo cargo : sound) {
      if (cargo.kind() == Cargo.Kind.COUNT) {
        dates.add(cargo.asOf());
        counts
            .computeIfAbsent(cargo.sender(), sender -> new TreeMap<>())
            .put(cargo.asOf(), cargo.members());
      }
    }
  }

  /** Of each association the last count at or before the date. */
  long members(LocalDate asOf) {
    return counts.values().stream()
        .map(ofSender -> ofSender.floorEntry(asOf))
        .filter(java.util.Objects::nonNull)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Set<String> titlesOfEvents() {
    return sound.stream()
        .filter(cargo -> cargo.kind() == Cargo.Kind.EVENT)
        .map(Cargo::title)
        .collect(Collectors.toSet());
  }

  Set<String> issues() {
    return sound.stream()
        .filter(cargo -> cargo.kind() == Cargo.Kind.POSITION)
        .map(Cargo::issue)
        .collect(Collectors.toSet());
  }

  long wrong(Edge edge) {
    return wrong.stream().filter(name -> name.startsWith(edge.word())).count();
  }
}
