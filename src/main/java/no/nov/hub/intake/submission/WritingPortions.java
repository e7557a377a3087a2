package no.nov.hub.intake.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.quota.Quota;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/**
 * Remembers which portions Kafka has of what is not settled yet. When a later portion fails, or no
 * receipts come, the file, mail or web calendar is read once more, and only what is missing is
 * written. A hub that starts has forgotten them and writes them again; admission knows them then.
 */
@Component("writingPortions")
public class WritingPortions {

  /** Later it is written again, in case that Kafka has lost it. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Some megabytes of receipt ids. */
  private static final int MOST_REMEMBERED = 500;

  private final Quota quota;
  private final Clock clock;
  private final Map<String, Written> written = new LinkedHashMap<>();

  private record Written(Instant at, List<UUID> receiptIds) {}

  WritingPortions(Quota quota, Clock clock) {
    this.quota = quota;
    this.clock = clock;
  }

  public Portions begin(Consignment consignment) {
    return new Portions(consignment);
  }

  /** Whether any is to be written; those that Kafka has are passed over. */
  public boolean anyLeft(@Variable("portions") Portions portions) {
    while (portions.anyLeft()) {
      Optional<List<UUID>> known = known(portions.next());
      if (known.isEmpty()) {
        return true;
      }
      portions.written(known.get());
    }
    return false;
  }

  public List<Rejection> refused(@Variable("portions") Portions portions) {
    return portions.next().refused();
  }

  public ToInbox sound(@Variable("portions") Portions portions) {
    return portions.next().sound();
  }

  /** Counted now, since the rest of it may never come. */
  public void written(List<UUID> receiptIds, @Variable("portions") Portions portions) {
    Portion portion = portions.next();
    if (portions.edge() != null) {
      quota.count(portion.sound().participant(), portions.edge(), portion.bytes());
    }
    remember(portion, receiptIds);
    portions.written(receiptIds);
  }

  public List<UUID> receiptIds(@Variable("portions") Portions portions) {
    return portions.receiptIds();
  }

  /** Whoever sends the same again is answered anew. */
  public synchronized void settled(@Variable("portions") Portions portions) {
    portions.hashes().forEach(written::remove);
  }

  private synchronized void remember(Portion portion, List<UUID> receiptIds) {
    written.put(portion.hash(), new Written(clock.instant(), List.copyOf(receiptIds)));
    if (written.size() > MOST_REMEMBERED) {
      written.remove(written.keySet().iterator().next());
    }
  }

  private synchronized Optional<List<UUID>> known(Portion portion) {
    written.values().removeIf(each -> each.at().plus(REMEMBERED).isBefore(clock.instant()));
    return Optional.ofNullable(written.get(portion.hash())).map(Written::receiptIds);
  }
}
