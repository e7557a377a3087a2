package no.nov.hub.platform.transport.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderlyEndTest {

  @Test
  void who_does_not_come_to_the_end_in_order_ends_at_once() throws InterruptedException {
    CountDownLatch stand = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    new OrderlyEnd(() -> waitFor(stand), ended::countDown).begin(Duration.ofMillis(50));

    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    stand.countDown();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
