package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the broker ended itself, if it did. Kafka is made to be a process of its own and ends the JVM
 * on what it cannot survive; here the hub lives on and says so.
 *
 * <p>Kafka does so in two ways: fault handlers, which know the cause, and {@link Exit}, which is
 * static and does not. Kafka relies on neither to return, so both end the calling thread.
 */
final class BrokerFailure implements FaultHandlerFactory, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerFailure.class);
  private static final String REMEDY =
      "See the errors logged just before, check the disk (is it full?), then restart the hub.";
  private static final Set<BrokerFailure> WATCHING = ConcurrentHashMap.newKeySet();

  private final AtomicReference<String> sentence = new AtomicReference<>();
  private volatile Throwable cause;
  private final Path directory;
  private final Runnable afterwards;

  private BrokerFailure(Path directory, Runnable afterwards) {
    this.directory = directory;
    this.afterwards = afterwards;
  }

  /**
   * @param afterwards run once, on the thread that failed; must not wait
   */
  static BrokerFailure watch(Path directory, Runnable afterwards) {
    // Never reset: a straggling thread of a closed broker must not end the JVM either.
    Exit.setExitProcedure((status, message) -> ended(failure -> failure.exit(status)));
    Exit.setHaltProcedure((status, message) -> ended(BrokerFailure::halt));
    BrokerFailure failure = new BrokerFailure(directory, afterwards);
    WATCHING.add(failure);
    return failure;
  }

  Optional<String> sentence() {
    return Optional.ofNullable(sentence.get());
  }

  /** What Kafka could not survive; none before it failed, or if it did not say. */
  Optional<Throwable> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    return fatal ? new Fatal(name, action) : new LoggingFaultHandler(name, action);
  }

  private void record(String what, Throwable cause) {
    String told = "The embedded broker ended itself: %s. %s".formatted(what, REMEDY);
    if (sentence.compareAndSet(null, told)) {
      this.cause = cause;
      LOG.error(told, cause);
      afterwards.run();
    }
  }

  private static void ended(Function<BrokerFailure, String> told) {
    BrokerEnded ended = new BrokerEnded("Kafka asked to end the process", null);
    WATCHING.forEach(failure -> failure.record(told.apply(failure), ended));
    throw ended;
  }

  private String exit(int status) {
    return "a fatal error, status %d, in the thread %s"
        .formatted(status, Thread.currentThread().getName());
  }

  /** Outside its fault handlers, Kafka halts for one reason only. */
  private String halt() {
    return "the directory %s can no longer be read or written".formatted(directory);
  }

  @Override
  public void close() {
    WATCHING.remove(this);
  }

  private final class Fatal implements FaultHandler {

    private final String name;
    private final Runnable action;

    Fatal(String name, Runnable action) {
      this.name = name;
      this.action = action;
    }

    @Override
    public RuntimeException handleFault(String message, Throwable cause) {
      action.run();
      String what = "%s, %s".formatted(name, message) + (cause == null ? "" : " (" + cause + ")");
      record(what, cause);
      throw new BrokerEnded(what, cause);
    }
  }

  /** An Error, since Kafka's threads go on after many an exception. */
  static final class BrokerEnded extends Error {

    private static final long serialVersionUID = 1L;

    BrokerEnded(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
