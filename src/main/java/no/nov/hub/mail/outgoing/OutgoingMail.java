package no.nov.hub.mail.outgoing;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.nov.hub.platform.transport.outage.DaemonThreads;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The steps of sending: claim some letters, hand each to the mail server, and note at once what
 * came of it. What could not be noted, because the database was out just then, is noted before
 * anything else is claimed.
 */
@Component("outgoingMail")
public class OutgoingMail implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(OutgoingMail.class);
  private static final int MOST_AT_ONCE = 100;
  private static final int NOTING_PATIENCE_SECONDS = 10;
  private static final Duration LEAST_OF_LEASE = ClaimTables.LEASE.dividedBy(3);

  private final ClaimTables claimTables;
  private final SmtpSettings settings;
  private final SmtpConnections connections;
  private final Clock clock;
  private final Bucket allowance;
  private final Counter sent;
  private final Timer window;
  private final Map<String, OutgoingLetter> claimed = new ConcurrentHashMap<>();
  private final Map<String, Outcome> unsettled = new ConcurrentHashMap<>();
  private final BlockingQueue<OutgoingLetter> taken = new LinkedBlockingQueue<>();

  /** So few, that a crash sends few twice: one for each connection, beside the one just taken. */
  private final Semaphore notYetNoted;

  /** Noting waits for the disk; sending need not wait with it. */
  private final ExecutorService noting =
      Executors.newSingleThreadExecutor(DaemonThreads.named("note-sent-mail"));

  private volatile Exception out;
  private volatile boolean stopping;
  private volatile Instant lastSent;
  private volatile String obstacle;
  private boolean resumed;

  OutgoingMail(
      ClaimTables claimTables,
      SmtpSettings settings,
      SmtpConnections connections,
      Clock clock,
      MeterRegistry meters) {
    this.claimTables = claimTables;
    this.settings = settings;
    this.connections = connections;
    this.clock = clock;
    this.notYetNoted = new Semaphore(settings.connections());
    this.allowance = settings.perMinute() == 0 ? null : allowance(settings.perMinute());
    this.sent =
        Counter.builder("nov.mail.sent")
            .description("Letters that the mail server has taken")
            .register(meters);
    this.window =
        Timer.builder("nov.mail.window")
            .description(
                "From the server's 250 until it is committed; a crash in between sends twice")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    if (!settings.isSet()) {
      LOG.info("No mail server is set (hub.mail.smtp.host), so mail waits in the outbox");
    }
  }

  /** A tenth of a minute's at once, and evenly from then on. */
  private static Bucket allowance(int perMinute) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(Math.max(1, perMinute / 10))
                    .refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  /** A hub that stops ends with the letters that it has claimed, however many wait. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    stopping = true;
  }

  public boolean anyDue() {
    if (!settings.isSet() || stopping) {
      return false;
    }
    if (!resumed) {
      claimTables.resume();
      resumed = true;
    }
    boolean any = mayGo() && (!claimed.isEmpty() || claimTables.anyDue());
    if (!any) {
      connections.closeIdle();
    }
    return any;
  }

  private boolean mayGo() {
    return allowance == null || allowance.getAvailableTokens() > 0;
  }

  public List<OutgoingLetter> claim() throws InterruptedException {
    awaitNoted();
    out = null;
    settleWhatIsLeft();
    long most =
        allowance == null ? MOST_AT_ONCE : allowance.tryConsumeAsMuchAsPossible(MOST_AT_ONCE);
    List<OutgoingLetter> letters = most == 0 ? List.of() : claimTables.claim((int) most);
    if (allowance != null && letters.size() < most) {
      allowance.addTokens(most - letters.size());
    }
    letters.forEach(letter -> claimed.put(letter.id(), letter));
    return letters;
  }

  /** Of the last round, or of one that the database did not let end. */
  private void settleWhatIsLeft() {
    for (Map.Entry<String, Outcome> each : unsettled.entrySet()) {
      settle(claimed.get(each.getKey()), each.getValue());
    }
    if (!claimed.isEmpty()) {
      claimTables.release(claimed.values(), out instanceof MailServerOut ? out.getMessage() : null);
      claimed.clear();
    }
  }

  private void settle(OutgoingLetter letter, Outcome outcome) {
    unsettled.put(letter.id(), outcome);
    claimTables.settle(letter, outcome);
    unsettled.remove(letter.id());
    claimed.remove(letter.id());
  }

  /**
   * @throws Exception if it is known that no letter of this round can go, or the claim has become
   *     too old
   */
  public void begin(@Body OutgoingLetter letter) throws Exception {
    if (out != null) {
      throw out;
    }
    letter.requireWhole();
    if (clock.instant().isAfter(letter.claimedUntil().minus(LEAST_OF_LEASE))) {
      throw new MailServerOut(
          "The mail server is so slow that letters claimed together ran late", null);
    }
  }

  public void handedOver(@Body OutgoingLetter letter) {
    sent.increment();
    lastSent = clock.instant();
    notYetNoted.acquireUninterruptibly();
    taken.add(letter);
    noting.execute(this::noteTaken);
  }

  /** At once, and together with those that were taken while the last ones were being noted. */
  private void noteTaken() {
    List<OutgoingLetter> letters = new ArrayList<>();
    taken.drainTo(letters);
    if (letters.isEmpty()) {
      return;
    }
    try {
      claimTables.handedOver(letters);
      long now = System.nanoTime();
      letters.forEach(
          letter -> {
            claimed.remove(letter.id());
            window.record(now - letter.takenAt(), TimeUnit.NANOSECONDS);
          });
    } catch (RuntimeException e) {
      letters.forEach(letter -> unsettled.put(letter.id(), new Outcome.HandedOver()));
      out = e;
    } finally {
      notYetNoted.release(letters.size());
    }
  }

  private void awaitNoted() throws InterruptedException {
    try {
      noting.submit(this::noteTaken).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("What was sent could not be noted", e.getCause());
    }
  }

  public void notHandedOver(
      @Body OutgoingLetter letter, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
    Outcome outcome = Outcome.of(failure);
    if (outcome instanceof Outcome.Out why) {
      out = why.why();
    } else {
      note(letter, outcome);
    }
  }

  /** What is not noted now is kept, and the round ends as in any outage. */
  private void note(OutgoingLetter letter, Outcome outcome) {
    try {
      settle(letter, outcome);
    } catch (RuntimeException e) {
      out = e;
    }
  }

  /**
   * @throws Exception the outage of this round, so that the route pauses
   */
  public void finish() throws Exception {
    awaitNoted();
    Exception outage = out;
    obstacle = outage instanceof MailServerOut ? outage.getMessage() : null;
    if (outage == null || unsettled.isEmpty()) {
      settleWhatIsLeft();
    }
    if (outage != null) {
      throw outage;
    }
  }

  /** Why the last round could not send, if that was the mail server's doing. */
  Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Since the start of this hub. */
  Optional<Instant> lastSent() {
    return Optional.ofNullable(lastSent);
  }

  @Override
  public void destroy() throws InterruptedException {
    noting.shutdown();
    if (!noting.awaitTermination(NOTING_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("The last letters that were sent could not be noted, and are sent once more");
    }
  }
}
