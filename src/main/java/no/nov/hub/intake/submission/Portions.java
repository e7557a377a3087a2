package no.nov.hub.intake.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.quota.Edge;

/** A consignment on its way, portion by portion. */
public final class Portions {

  private final Edge edge;
  private final Deque<Portion> left;
  private final List<String> hashes = new ArrayList<>();
  private final List<UUID> receiptIds = new ArrayList<>();

  Portions(Consignment consignment) {
    edge = consignment.edge();
    left = new ArrayDeque<>(Portion.of(consignment));
  }

  boolean anyLeft() {
    return !left.isEmpty();
  }

  Portion next() {
    return left.getFirst();
  }

  /** Kafka has the next one. */
  void written(List<UUID> ids) {
    hashes.add(left.removeFirst().hash());
    receiptIds.addAll(ids);
  }

  Edge edge() {
    return edge;
  }

  /** Of those that Kafka has. */
  List<String> hashes() {
    return hashes;
  }

  /** In the order of what was sound. */
  List<UUID> receiptIds() {
    return receiptIds;
  }
}
