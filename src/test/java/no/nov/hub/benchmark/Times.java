package no.nov.hub.benchmark;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Times in nanoseconds, from several threads, and what is said of them. */
final class Times {

  private final AtomicInteger next = new AtomicInteger();
  private final long[] nanos;

  Times(int most) {
    nanos = new long[most];
  }

  void add(long time) {
    nanos[next.getAndIncrement()] = time;
  }

  int size() {
    return next.get();
  }

  /**
   * @param share such as 0.99
   * @return in milliseconds; endless if nothing was measured
   */
  double percentile(double share) {
    if (size() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    long[] sorted = Arrays.copyOf(nanos, size());
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }
}
