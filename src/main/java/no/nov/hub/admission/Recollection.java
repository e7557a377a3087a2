package no.nov.hub.admission;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import no.nov.hub.admission.Traces.AdmittedMessage;

/**
 * What admission knows of one participant, as far as a batch can ask for it, and what the batch
 * adds.
 */
final class Recollection {

  private final Map<String, AdmittedMessage> byMessageId = new HashMap<>();
  private final Map<UUID, AdmittedMessage> byReceipt = new HashMap<>();
  private final Map<String, Optional<String>> things = new HashMap<>();
  private final TreeMap<LocalDate, Measure> measures = new TreeMap<>();

  Recollection add(Traces traces) {
    if (traces.admitted() != null) {
      byMessageId.put(traces.admitted().messageId(), traces.admitted());
      byReceipt.put(traces.admitted().receiptId(), traces.admitted());
    }
    if (traces.thing() != null) {
      things.put(traces.thing(), Optional.ofNullable(traces.state()));
    }
    if (traces.measure() != null) {
      measures.put(traces.measure().asOf(), traces.measure());
    }
    return this;
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
