package no.nov.hub.intake.quota;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.function.LongConsumer;

/** How much of a body is still to come; settled as it comes, and what does not come at the end. */
final class Announced implements AsyncListener {

  private final LongConsumer settled;
  private long left;

  /**
   * @param bytes that the request says it has
   * @param settled gets the number of bytes that are not to come any more
   */
  Announced(long bytes, LongConsumer settled) {
    this.left = bytes;
    this.settled = settled;
  }

  synchronized void came(long bytes) {
    settle(Math.min(bytes, left));
  }

  synchronized void over() {
    settle(left);
  }

  private void settle(long bytes) {
    if (bytes > 0) {
      left -= bytes;
      settled.accept(bytes);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    over();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    over();
  }

  @Override
  public void onError(AsyncEvent event) {
    over();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
