package no.nov.hub.crash;

import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the senders know: what was acknowledged, and what had to be sent again. */
final class Ledger {

  /** Acknowledged by Kafka or HTTP, by the id of the receipt that is promised. */
  final Map<UUID, Cargo> promised = new ConcurrentHashMap<>();

  /** Told by HTTP that they are wrong. */
  final Set<Cargo> refused = ConcurrentHashMap.newKeySet();

  /** Files as they were laid in, with their first row. */
  final Map<Path, Integer> files = new ConcurrentHashMap<>();

  /** Not acknowledged, and so sent again. */
  final Set<Cargo> again = ConcurrentHashMap.newKeySet();

  /** Answers that no sender should get. */
  final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  void promise(UUID receiptId, Cargo cargo) {
    Cargo other = promised.put(receiptId, cargo);
    if (other != null) {
      surprises.add("Receipt %s was promised for %s and %s".formatted(receiptId, other, cargo));
    }
  }

  long promised(Edge edge) {
    return promised.values().stream().filter(cargo -> cargo.edge() == edge).count();
  }
}
