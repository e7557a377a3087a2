package no.nov.hub.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(nanos::get);

  private void later() {
    nanos.addAndGet(Pace.SPAN.toNanos());
  }

  @Test
  void within_the_first_seconds_nobody_is_too_slow() {
    nanos.addAndGet(Pace.SPAN.toNanos() - 1);

    assertThat(pace.isTooSlow()).isFalse();
  }

  @Test
  void whoever_sends_less_than_a_kilobyte_a_second_is_too_slow() {
    pace.came(Pace.LEAST_BYTES - 1);
    later();

    assertThat(pace.isTooSlow()).isTrue();
  }

  @Test
  void the_slowest_line_is_fast_enough_for_what_is_small() {
    for (int i = 0; i < 3; i++) {
      pace.came(Pace.LEAST_BYTES);
      later();
      assertThat(pace.isTooSlow()).isFalse();
    }
  }

  @Test
  void what_is_large_has_a_time_that_its_length_gives() {
    for (int i = 0; i < 4; i++) {
      pace.came(2 * Pace.LEAST_BYTES);
      later();
      assertThat(pace.isTooSlow()).isFalse();
    }
    pace.came(2 * Pace.LEAST_BYTES);
    later();

    assertThat(pace.isTooSlow()).isTrue();
  }

  @Test
  void a_line_of_64_kilobits_is_fast_enough_for_ever() {
    for (int i = 0; i < 100; i++) {
      pace.came(10 * Pace.LEAST_A_SECOND_AFTER);
      later();
      assertThat(pace.isTooSlow()).isFalse();
    }
  }

  @Test
  void whoever_was_fast_may_not_stand_still_after() {
    pace.came(100 * Pace.LEAST_BYTES);
    later();
    assertThat(pace.isTooSlow()).isFalse();
    later();

    assertThat(pace.isTooSlow()).isTrue();
  }
}
