package no.nov.hub.mail.incoming;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.mail.outgoing.ConnectionFault;
import no.nov.hub.platform.transport.outage.DiskSpace;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When the mailbox was last looked into, from opening it to the last mail of that look. Camel calls
 * a look well done that could not even open the folder, and keeps to itself what went wrong after
 * that, so both are noted here where they happen.
 */
@Component("mailboxPolling")
public class MailboxPolling implements PollingConsumerPollStrategy, ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxPolling.class);

  static final String INBOX = "INBOX";

  private final ImapSettings settings;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Clock clock;
  private final DiskSpace disk;
  private final Instant begun;
  private Instant completed;
  private boolean opened;
  private boolean becomesLess;
  private boolean troubled;
  private String fault;
  private boolean toldStale;

  MailboxPolling(ImapSettings settings, Clock clock, DiskSpace disk, MeterRegistry meters) {
    this.settings = settings;
    this.clock = clock;
    this.disk = disk;
    this.begun = clock.instant();
    if (settings.isSet()) {
      Gauge.builder("nov.mailbox.look.age.seconds", () -> silence().toSeconds())
          .description("Since the mailbox was last looked into from beginning to end")
          .register(meters);
      for (String folder : List.of(INBOX, MailFolder.PARKED.folder())) {
        Gauge.builder("nov.mailbox.folder.mails", () -> mailsIn(folder))
            .description("Mails in a folder of the mailbox, as it was seen last")
            .tag("folder", folder)
            .register(meters);
      }
    }
  }

  /** The folder is open, and so many mails are in it. */
  synchronized void opened(String folder, int mails) {
    if (folder.equals(INBOX) && !opened) {
      opened = true;
      becomesLess = mails < mailsIn(INBOX);
    }
    counts.put(folder, mails);
  }

  /** How many mails are in a folder, as it was seen last. */
  synchronized int mailsIn(String folder) {
    return counts.getOrDefault(folder, 0);
  }

  synchronized Optional<Instant> completed() {
    return Optional.ofNullable(completed);
  }

  /** What was wrong with the last look that has ended. */
  synchronized Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  synchronized Duration silence() {
    return Duration.between(completed == null ? begun : completed, clock.instant());
  }

  boolean isStale() {
    return settings.isSet() && silence().compareTo(settings.staleAfter()) > 0;
  }

  /** Mails stay where they are while the disk is full. */
  @Override
  public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
    opened = false;
    troubled = false;
    return disk.hasRoom();
  }

  @Override
  public synchronized void commit(Consumer consumer, Endpoint endpoint, int polled) {
    ((ScheduledPollConsumer) consumer).setGreedy(isBehind());
    if (!troubled && !opened) {
      failed("The folder %s could not be opened".formatted(INBOX));
    }
    if (!troubled) {
      completed = clock.instant();
      if (fault != null || toldStale) {
        LOG.info("The mailbox is read again");
      }
      fault = null;
      toldStale = false;
    }
  }

  /**
   * More waits than one look takes, so the next one begins at once; unless nothing becomes of it.
   */
  private boolean isBehind() {
    int mails = mailsIn(INBOX);
    boolean begun = completed == null || becomesLess;
    return opened && !troubled && mails > settings.perLook() && begun;
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception cause) {
    handleException(cause);
    return false;
  }

  @Override
  public void handleException(Throwable exception) {
    String server = settings.host() + ":" + settings.port();
    failed(ConnectionFault.sentence(server, "hub.mail.imap", exception));
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(exception);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable exception) {
    handleException(exception);
  }

  private synchronized void failed(String sentence) {
    troubled = true;
    if (!sentence.equals(fault)) {
      fault = sentence;
      LOG.warn(
          "The mailbox cannot be read. {}. It is tried again by itself, and answers and bounces wait there",
          sentence);
    }
  }

  /** A look that hangs ends nowhere, so nobody else would tell. */
  public synchronized void watch() {
    if (isStale() && !toldStale) {
      toldStale = true;
      LOG.error(
          "The mailbox at {} has not been looked into for {} s; answers and bounces wait there. See whether the mail server answers",
          settings.host(),
          silence().toSeconds());
    }
  }
}
