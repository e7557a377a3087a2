package no.nov.hub.benchmark;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** When each message was to be sent, and what has been seen of it since. */
final class Arrivals {

  final Times receiptsHttp;
  final Times receiptsKafka;
  final Times statisticsHttp;
  final Times statisticsKafka;

  private final int warmUp;
  private final int messages;
  private final int counts;
  private final int afterWarmUp;
  private final AtomicLongArray due;
  private final BitSet receipts;
  private final BitSet statistics;
  private volatile int open;
  private int refused;
  private int missing;

  Arrivals(int warmUp, int measured) {
    this.warmUp = warmUp;
    due = new AtomicLongArray(warmUp + measured);
    receipts = new BitSet(warmUp + measured);
    statistics = new BitSet(warmUp + measured);
    messages = warmUp + measured;
    counts = (int) IntStream.range(0, messages).filter(Mix::isCount).count();
    afterWarmUp = measured + (int) IntStream.range(warmUp, messages).filter(Mix::isCount).count();
    open = messages + counts;
    receiptsHttp = new Times(measured);
    receiptsKafka = new Times(measured);
    statisticsHttp = new Times(measured);
    statisticsKafka = new Times(measured);
  }

  void sent(int i, long time) {
    due.set(i, time);
  }

  /** What the hub did not confirm need not have a receipt, nor be in any figures. */
  synchronized void refused(int i) {
    refused++;
    missing += Mix.isCount(i) ? 2 : 1;
  }

  synchronized int refused() {
    return refused;
  }

  /** By one thread only, as with {@link #inStatistics}. */
  void receipt(int i) {
    seen(i, receipts, Mix.overHttp(i) ? receiptsHttp : receiptsKafka);
  }

  void inStatistics(int i) {
    seen(i, statistics, Mix.overHttp(i) ? statisticsHttp : statisticsKafka);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void seen(int i, BitSet before, Times times) {
    if (before.get(i)) {
      return;
    }
    before.set(i);
    if (i >= warmUp) {
      times.add(System.nanoTime() - due.get(i));
    }
    open--;
  }

  /** Those that were not confirmed among them. */
  String missing() {
    return "%d, %d".formatted(messages - receipts.cardinality(), counts - statistics.cardinality());
  }

  synchronized boolean warmedUp() {
    return open <= afterWarmUp + missing;
  }

  synchronized boolean complete() {
    return open <= missing;
  }
}
