package no.nov.hub.platform.transport.health;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the process in order, and at once if that comes to a stand. */
final class OrderlyEnd {

  private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);

  private final Runnable inOrder;
  private final Runnable atOnce;

  OrderlyEnd(Runnable inOrder, Runnable atOnce) {
    this.inOrder = inOrder;
    this.atOnce = atOnce;
  }

  /** On threads of its own, since the end of the hub waits for that of its caller. */
  void begin(Duration patience) {
    Thread end = new Thread(inOrder, "hub-end");
    Thread limit = new Thread(() -> endAfter(end, patience), "hub-end-limit");
    limit.setDaemon(true);
    end.start();
    limit.start();
  }

  private void endAfter(Thread end, Duration patience) {
    try {
      end.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.error("The hub does not come to its end in order: it ends at once");
    atOnce.run();
  }
}
