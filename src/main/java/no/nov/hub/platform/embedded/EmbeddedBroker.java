package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.nov.hub.platform.embedded.BrokerListeners.Listener;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller inside this process, persistent under a directory and bound to
 * the loopback address. Anonymous clients write inboxes and read what is shared; the hub itself
 * logs on to a listener of its own. If a setting says so, others reach it by TLS, with accounts.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final Settings settings;
  private final Clock clock;
  private final BrokerStorage storage;
  private final BrokerFailure failure;
  private final String controllerPassword = Uuid.randomUuid().toString();

  private List<DamagedTopic> damaged = List.of();
  private HubPassword password;
  private BrokerListeners listeners;
  private volatile KafkaNode node;
  private volatile Thread starting;
  private Thread stopping;

  private EmbeddedBroker(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.storage = BrokerStorage.claim(settings.directory());
    this.failure = BrokerFailure.watch(settings.directory(), this::ended);
  }

  /**
   * Starts the broker and waits until it answers.
   *
   * @throws BrokerNotStarted with a sentence for the operator
   */
  public static EmbeddedBroker start(Settings settings) {
    return start(settings, Clock.systemUTC());
  }

  /**
   * As {@link #start(Settings)}.
   *
   * @param clock by which records are old
   */
  public static EmbeddedBroker start(Settings settings, Clock clock) {
    return start(new EmbeddedBroker(settings, clock), false);
  }

  /**
   * As {@link #start(Settings)}, but Kafka looks through every file and cuts each off where it is
   * damaged. What nobody can read does not stand before what is written next.
   */
  public static EmbeddedBroker repair(Settings settings) {
    return start(new EmbeddedBroker(settings, Clock.systemUTC()), true);
  }

  private static EmbeddedBroker start(EmbeddedBroker broker, boolean repair) {
    try {
      if (repair) {
        broker.damaged = broker.storage.distrust();
      }
      broker.run();
      return broker;
    } catch (Exception | BrokerFailure.BrokerEnded e) {
      broker.close();
      throw broker.notStarted(e);
    }
  }

  private void run() throws Exception {
    StartupNoise.silence();
    starting = Thread.currentThread();
    password = HubPassword.in(settings.secrets());
    if (settings.suppliers() != null) {
      settings.suppliers().check();
    }
    listeners = BrokerListeners.bind(settings.port(), settings.suppliers());
    storage.prepare();
    node = assemble();
    node.startController();
    establishAccess();
    node.startBroker();
    starting = null;
    if (failure().isPresent()) {
      throw BrokerNotStarted.yet(failure().get());
    }
  }

  private KafkaNode assemble() {
    try {
      return new KafkaNode(
          BrokerSettings.of(settings, listeners, password.value(), controllerPassword),
          failure,
          listeners,
          new BrokerTime(clock));
    } catch (RuntimeException e) {
      throw new BrokerNotStarted(
          "%s is not what this hub wrote (%s): restore it from a copy, or move the whole directory away to begin with an empty one."
              .formatted(storage.identity(), e.getMessage()),
          e);
    }
  }

  /**
   * Settled before the broker opens, so that no client meets the rights or the password of an
   * earlier start.
   */
  private void establishAccess() throws Exception {
    BrokerAccess access = node.access();
    access.awaitController();
    access.setPassword(BrokerSettings.HUB, password.value());
    access.setRights(AnonymousAccess.filter(), AnonymousAccess.to(settings.participants()));
  }

  /** From now on anonymous clients may act for these, and for nobody else. */
  void permit(Collection<String> participants) {
    try {
      node.access()
          .setRights(AnonymousAccess.filter(), AnonymousAccess.to(List.copyOf(participants)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while setting rights", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The rights on the embedded broker could not be set", e);
    }
  }

  private BrokerNotStarted notStarted(Throwable e) {
    if (e instanceof BrokerNotStarted known) {
      return known;
    }
    if (e instanceof InterruptedException && failure().isEmpty()) {
      Thread.currentThread().interrupt();
    }
    return damage(e)
        .map(damage -> new BrokerNotStarted(damage, e))
        .orElseGet(() -> BrokerNotStarted.yet(unforeseen(e), e));
  }

  private String unforeseen(Throwable e) {
    return failure()
        .orElseGet(
            () ->
                "The embedded broker did not start (%s): look at the log above; its data is in %s."
                    .formatted(e, settings.directory()));
  }

  private Optional<String> damage(Throwable e) {
    return isDamage(e) || failure.cause().filter(EmbeddedBroker::isDamage).isPresent()
        ? storage.damage()
        : Optional.empty();
  }

  private static boolean isDamage(Throwable fault) {
    return fault instanceof CorruptRecordException
        || fault instanceof InvalidRecordException
        || (fault.getCause() != null && isDamage(fault.getCause()));
  }

  /** What {@link #repair} has cut off. */
  public List<DamagedTopic> damaged() {
    return damaged;
  }

  /** Where the hub's own clients connect. */
  public String bootstrapServers() {
    return listeners.address(Listener.HUB);
  }

  /** Where anonymous clients on this machine connect. */
  public String openBootstrapServers() {
    return listeners.address(Listener.OPEN);
  }

  /** What the hub's own clients need to connect and log on; holds the password. */
  public Map<String, Object> clientProperties() {
    return BrokerSettings.hubClient(bootstrapServers(), password.value());
  }

  /** Why the broker ended itself, for the operator; empty while it runs. */
  public Optional<String> failure() {
    return failure.sentence();
  }

  /** What ended itself in part is stopped whole, so that nothing more is acknowledged. */
  private void ended() {
    Thread starter = starting;
    if (starter == null) {
      stop();
    } else if (starter != Thread.currentThread()) {
      starter.interrupt();
    }
  }

  private synchronized Thread stop() {
    if (stopping == null) {
      stopping = new Thread(this::stopNode, "embedded-broker-stop");
      stopping.setDaemon(true);
      stopping.start();
    }
    return stopping;
  }

  private void stopNode() {
    try {
      if (node != null) {
        node.stop(STOP_PATIENCE);
      }
    } finally {
      if (listeners != null) {
        listeners.close();
      }
    }
  }

  /** Ends in order; a broker that does not end within twice its patience is left behind. */
  @Override
  public void close() {
    if (stopped()) {
      failure.close();
      storage.close();
    } else {
      LOG.warn(
          "The embedded broker did not stop in time and is left behind; the directory {} stays claimed until this process ends.",
          settings.directory());
    }
  }

  private boolean stopped() {
    Thread stop = stop();
    long deadline = System.nanoTime() + 2 * STOP_PATIENCE.toNanos();
    boolean interrupted = false;
    while (stop.isAlive() && deadline - System.nanoTime() > 0) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(stop, deadline - System.nanoTime());
      } catch (InterruptedException e) {
        interrupted = true; // told on below: an orderly end is worth its seconds
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !stop.isAlive();
  }

  /**
   * @param directory of the broker's data
   * @param secrets directory of the hub's password
   * @param port of the anonymous listener, 0 for any free one
   * @param participants ids of those whose inboxes and receipts are open to anonymous clients
   * @param flush whether what is acknowledged is on the disk
   * @param suppliers how others reach it; null if nobody but this machine does
   */
  public record Settings(
      Path directory,
      Path secrets,
      int port,
      List<String> participants,
      boolean flush,
      SupplierListener suppliers) {

    /** For this machine only, with what is acknowledged on the disk. */
    public Settings(Path directory, Path secrets, int port, List<String> participants) {
      this(directory, secrets, port, participants, true);
    }

    /** For this machine only. */
    public Settings(
        Path directory, Path secrets, int port, List<String> participants, boolean flush) {
      this(directory, secrets, port, participants, flush, null);
    }

    public Settings {
      directory = directory.toAbsolutePath().normalize(); // Kafka compares paths as strings
      participants = List.copyOf(participants);
    }
  }
}
