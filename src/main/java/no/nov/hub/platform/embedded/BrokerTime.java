package no.nov.hub.platform.embedded;

import java.time.Clock;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** Kafka's time by the hub's clock, so that a jump of the machine's makes no record old. */
record BrokerTime(Clock clock) implements Time {

  @Override
  public long milliseconds() {
    return clock.millis();
  }

  @Override
  public long nanoseconds() {
    return SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long milliseconds) {
    SYSTEM.sleep(milliseconds);
  }

  /**
   * @param deadline by {@link #milliseconds}, which the system's own time may be far from
   */
  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadline)
      throws InterruptedException {
    synchronized (object) {
      while (!condition.get()) {
        long left = deadline - milliseconds();
        if (left <= 0) {
          throw new org.apache.kafka.common.errors.TimeoutException(
              "Condition not satisfied before deadline");
        }
        object.wait(left);
      }
    }
  }
}
