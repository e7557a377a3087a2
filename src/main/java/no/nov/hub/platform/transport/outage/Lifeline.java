package no.nov.hub.platform.transport.outage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import no.nov.hub.platform.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether something that the hub cannot work without answers, as the last seconds told. Whoever
 * would have to wait for it asks here first, so that an outage costs nobody a thread. It takes two
 * failures in a row to believe in an outage, and one answer to believe in its end.
 */
public final class Lifeline {

  private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);
  private static final int FAILURES_OF_AN_OUTAGE = 2;

  /**
   * @param since the first failure
   * @param why the kind of the cause, without its text
   */
  public record Out(Instant since, String why) {}

  private final String name;
  private final Clock clock;
  private int failures;
  private Out failing;
  private volatile Out out;

  /**
   * @param name as it begins a sentence, such as {@code The database}
   */
  public Lifeline(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  public boolean answers() {
    return out == null;
  }

  public Optional<Out> outage() {
    return Optional.ofNullable(out);
  }

  synchronized void answered() {
    if (out != null) {
      LOG.info("{} answers again; it was out since {}", name, out.since());
    }
    failures = 0;
    failing = null;
    out = null;
  }

  synchronized void failed(Throwable why) {
    failures++;
    if (failing == null) {
      failing = new Out(clock.instant(), Outages.kind(why));
    }
    if (failures == FAILURES_OF_AN_OUTAGE) {
      out = failing;
      if (!isToldAtStart(why)) {
        LOG.warn(
            "{} does not answer: {}. Whoever asks for it is told so at once, until it answers again",
            name,
            why.toString());
      }
    }
  }

  /** Then the hub ends with a sentence of its own. */
  private static boolean isToldAtStart(Throwable why) {
    return why instanceof CannotStart || DatabaseAbsent.isAnothers(why);
  }
}
