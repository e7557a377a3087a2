package no.nov.hub.intake.admission;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.Traces.AdmittedMessage;

/**
 * What admission knows of one participant, as far as a batch can ask for it, and what the batch
 * adds.
 */
final class BatchMemory {

  private final Map<String, AdmittedMessage> byMessageId = new HashMap<>();
  private final Map<UUID, AdmittedMessage> byReceipt = new HashMap<>();
  private final Map<String, Optional<String>> things = new HashMap<>();
  private final TreeMap<LocalDate, Measure> measures = new TreeMap<>();
  private final Map<String, Titled> titled = new HashMap<>();
  private final Map<String, Set<String>> titledByKey = new HashMap<>();

  BatchMemory add(Traces traces) {
    if (traces.admitted() != null) {
      byMessageId.put(traces.admitted().messageId(), traces.admitted());
      byReceipt.put(traces.admitted().receiptId(), traces.admitted());
    }
    if (traces.thing() != null) {
      things.put(traces.thing(), Optional.ofNullable(traces.state()));
    }
    if (traces.answered() != null) {
      things.put(traces.answered(), Optional.of(Question.ANSWERED));
    }
    if (traces.measure() != null) {
      measures.put(traces.measure().asOf(), traces.measure());
    }
    if (traces.titled() != null) {
      add(traces.titled());
    }
    return this;
  }

  private void add(Titled one) {
    titled.put(one.thing(), one);
    things.putIfAbsent(one.thing(), Optional.empty());
    one.keys()
        .forEach(
            key -> titledByKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(one.thing()));
  }

  Optional<AdmittedMessage> message(String id) {
    return Optional.ofNullable(byMessageId.get(id));
  }

  Optional<AdmittedMessage> byReceipt(UUID receipt) {
    return Optional.ofNullable(byReceipt.get(receipt));
  }

  boolean knows(String thing) {
    return things.containsKey(thing);
  }

  /** What was last said of something that is known. */
  Optional<String> stateOf(String thing) {
    return things.get(thing);
  }

  Optional<Titled> titled(String thing) {
    return Optional.ofNullable(titled.get(thing));
  }

  /**
   * @param key as in {@link Titled#keys}
   */
  Stream<Titled> titledBy(String key) {
    return titledByKey.getOrDefault(key, Set.of()).stream()
        .map(titled::get)
        .filter(one -> one.keys().contains(key));
  }

  Optional<Measure> measureOn(LocalDate date) {
    return Optional.ofNullable(measures.get(date));
  }

  Optional<Measure> nearestEarlier(LocalDate date) {
    return value(measures.lowerEntry(date));
  }

  Optional<Measure> nearestLater(LocalDate date) {
    return value(measures.higherEntry(date));
  }

  private static Optional<Measure> value(Map.Entry<LocalDate, Measure> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }
}
