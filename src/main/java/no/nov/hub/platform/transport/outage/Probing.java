package no.nov.hub.platform.transport.outage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks again and again whether something answers, on a thread of its own. */
public final class Probing implements AutoCloseable {

  private static final long PAUSE_MILLIS = 500;

  /** Returns if it answers; gives up by itself within a few seconds. */
  @FunctionalInterface
  public interface Probe {
    void ask() throws Exception;
  }

  private final ScheduledExecutorService thread;

  public Probing(String name, Lifeline lifeline, Probe probe) {
    thread = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(name));
    thread.scheduleWithFixedDelay(
        () -> ask(lifeline, probe), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void ask(Lifeline lifeline, Probe probe) {
    try {
      probe.ask();
      lifeline.answered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) { // Also an Error: it would end the asking in secret.
      lifeline.failed(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
