package no.nov.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work several times, begun at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** Ends when all have; fails if one has failed. */
  public static void run(int times, Runnable work) throws ExecutionException, InterruptedException {
    CyclicBarrier together = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(
            threads.submit(
                () -> {
                  together.await();
                  work.run();
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
