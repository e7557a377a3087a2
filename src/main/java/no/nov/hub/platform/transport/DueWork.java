package no.nov.hub.platform.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.nov.hub.platform.transport.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rounds over what is due. What fails alone waits, and does not hold up its neighbours; an outage
 * ends the round, since it is nobody's fault.
 */
public final class DueWork {

  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
  private static final Duration AFTER_FAULT = Duration.ofMinutes(10);

  private final TransactionTemplate transactions;
  private final Clock clock;

  public DueWork(TransactionTemplate transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * All in one transaction, and one by one if that fails.
   *
   * @param due as they are then, each to be shown in the log: it names no person
   * @param later puts one off to a time
   */
  public <T> void together(
      Runnable all, Supplier<List<T>> due, Consumer<T> one, BiConsumer<T, Instant> later) {
    try {
      transactions.executeWithoutResult(status -> all.run());
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      LOG.warn("Some of several that were due could not be looked at; trying them one by one", e);
      oneByOne(due.get(), one, later);
    }
  }

  /** Each in a transaction of its own; as in {@link #together}. */
  public <T> void oneByOne(List<T> due, Consumer<T> one, BiConsumer<T, Instant> later) {
    for (T each : due) {
      try {
        transactions.executeWithoutResult(status -> one.accept(each));
      } catch (RuntimeException e) {
        Outages.rethrow(e);
        LOG.error(
            "The {} could not be looked at because of a fault in the hub, and waits for {} min",
            each,
            AFTER_FAULT.toMinutes(),
            e);
        later.accept(each, clock.instant().plus(AFTER_FAULT));
      }
    }
  }
}
