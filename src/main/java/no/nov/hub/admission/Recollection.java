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
  private final TreeMap<LocalDate, Long> measures = new TreeMap<>();

  Recollection add(Traces traces) {
    if (traces.admitted() != null) {
      byMessageId.put(traces.admitted().messageId(), traces.admitted());
      byReceipt.put(traces.admitted().receiptId(), traces.admitted());
    }
    if (traces.thing() != null) {
      things.put(traces.thing(), Optional.ofNullable(traces.state()));
    }
    if (traces.measure() != null) {
      measures.put(traces.measure().asOf(), traces.measure().value());
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

  Optional<Map.Entry<LocalDate, Long>> nearestEarlier(LocalDate date) {
    return Optional.ofNullable(measures.lowerEntry(date));
  }
}
