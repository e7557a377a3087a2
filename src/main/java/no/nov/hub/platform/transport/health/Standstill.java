package no.nov.hub.platform.transport.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells which consumer groups stand still: records wait, and nothing was committed for a minute. A
 * group that is idle looks nearly the same, since the end of a transaction takes an offset of its
 * own that nobody commits; so whether a record really waits is asked once for each end.
 */
final class Standstill {

  private static final Duration TOO_LONG = Duration.ofMinutes(1);

  /** A group on a topic of one partition. */
  record Place(String group, String topic) {}

  /**
   * @param committed the next offset that the group will read
   */
  record Offsets(long committed, long end) {

    long between() {
      return Math.max(0, end - committed);
    }
  }

  /**
   * @param since nothing was committed
   * @param waiting offsets between the group and the end; 0 where no record is among them
   */
  record Stand(Offsets offsets, Instant since, long waiting) {

    boolean tooLongAt(Instant now) {
      return waiting > 0 && !since.plus(TOO_LONG).isAfter(now);
    }
  }

  private final Map<Place, Stand> stands = new HashMap<>();

  /**
   * @param recordWaits whether a record waits at a place; asked only where nothing has moved
   */
  synchronized void look(Map<Place, Offsets> seen, Instant now, Predicate<Place> recordWaits) {
    stands.keySet().retainAll(seen.keySet());
    seen.forEach(
        (place, offsets) ->
            stands.compute(place, (p, before) -> stand(p, before, offsets, now, recordWaits)));
  }

  private static Stand stand(
      Place place, Stand before, Offsets now, Instant at, Predicate<Place> recordWaits) {
    if (before == null || before.offsets().committed() != now.committed()) {
      return new Stand(now, at, now.between());
    }
    boolean known = before.offsets().equals(now) && before.waiting() == 0;
    boolean waits = now.between() > 0 && !known && recordWaits.test(place);
    // Who was idle until now has not stood still before this.
    Instant since = waits && before.waiting() == 0 ? at : before.since();
    return new Stand(now, since, waits ? now.between() : 0);
  }

  synchronized Map<Place, Stand> stands() {
    return Map.copyOf(stands);
  }

  synchronized List<Place> tooLong(Instant now) {
    List<Place> still = new ArrayList<>();
    stands.forEach(
        (place, stand) -> {
          if (stand.tooLongAt(now)) {
            still.add(place);
          }
        });
    return still;
  }
}
