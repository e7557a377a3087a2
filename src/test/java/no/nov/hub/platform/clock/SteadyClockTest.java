package no.nov.hub.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

  private final Turned machine = new Turned();
  private final SteadyClock clock = new SteadyClock(machine, ZoneOffset.UTC);
  private final ClockHealth health = new ClockHealth(clock);

  @Test
  void it_goes_with_the_machine_and_follows_small_steps() {
    pass(Duration.ofDays(40));
    machine.set(Duration.ofSeconds(-20));
    pass(Duration.ofMinutes(1));
    machine.set(Duration.ofSeconds(50));

    assertThat(clock.millis()).isEqualTo(machine.clock());
    assertThat(clock.jump()).isEmpty();
  }

  @Test
  void a_jump_of_years_is_not_followed_either_way_and_told() {
    for (Duration years : new Duration[] {Duration.ofDays(3650), Duration.ofDays(-20_000)}) {
      Instant before = clock.instant();
      machine.set(years);
      pass(Duration.ofHours(5));

      assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(5)));
      assertThat(health.health().getStatus().getCode()).isEqualTo("UNKNOWN");
      assertThat(health.health().getDetails().get("reason").toString())
          .contains(years.toDays() > 0 ? "3650 days ahead" : "20000 days behind", "restart");
      machine.set(years.negated());
      pass(Duration.ofSeconds(1));
      assertThat(clock.jump()).isEmpty();
      assertThat(clock.millis()).isEqualTo(machine.clock());
    }
  }

  @Test
  void a_jump_of_hours_is_followed_when_it_has_lasted_for_an_hour() {
    machine.set(Duration.ofHours(-5));
    pass(Duration.ofMinutes(59));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(59)));

    pass(Duration.ofMinutes(2));

    assertThat(clock.millis()).isEqualTo(machine.clock());
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void a_clock_that_jumps_again_waits_anew() {
    machine.set(Duration.ofHours(5));
    pass(Duration.ofMinutes(50));
    machine.set(Duration.ofHours(3));
    pass(Duration.ofMinutes(50));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(100)));
  }

  @Test
  void sleep_is_no_jump() {
    machine.sleep(Duration.ofDays(40));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(40)));
    assertThat(clock.jump()).isEmpty();
  }

  @Test
  void a_jump_on_top_of_sleep_is_a_jump() {
    machine.sleep(Duration.ofHours(8));
    machine.set(Duration.ofDays(365));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(8)));
    assertThat(clock.jump()).isPresent();
  }

  /** A short sleep is a small step and followed as such, so no jump is measured by it again. */
  @Test
  void many_short_sleeps_do_not_shift_the_count_in_a_jump() {
    for (int i = 0; i < 100; i++) {
      machine.sleep(Duration.ofSeconds(50));
      pass(Duration.ofMinutes(1));
    }
    Instant before = clock.instant();
    machine.set(Duration.ofDays(365));
    pass(Duration.ofMinutes(10));

    assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofMinutes(10)));
  }

  @Test
  void the_system_is_asked_once_a_second_at_most_also_in_a_jump() {
    machine.set(Duration.ofDays(365));
    clock.millis();
    int before = machine.asked;
    for (int i = 0; i < 10_000; i++) {
      machine.pass(Duration.ofMillis(1));
      clock.millis();
    }

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofSeconds(10)));
    assertThat(machine.asked - before).isBetween(1, 10);
  }

  /** A machine without free files tells no uptime for a while. */
  @Test
  void a_jump_is_no_sleep_because_the_system_does_not_tell_at_that_moment() {
    machine.tellsUptime = false;
    machine.set(Duration.ofDays(20));
    pass(Duration.ofMinutes(1));

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(1)));
  }

  @Test
  void where_sleep_cannot_be_told_a_month_ahead_is_taken_for_it_and_more_is_not() {
    machine.tellsUptime = false;
    SteadyClock other = new SteadyClock(machine, ZoneOffset.UTC);
    machine.sleep(Duration.ofDays(30));
    assertThat(other.millis()).isEqualTo(machine.clock());

    machine.set(Duration.ofDays(32));
    assertThat(other.instant()).isEqualTo(START.plus(Duration.ofDays(30)));
    machine.set(Duration.ofDays(-64));
    assertThat(other.instant()).isEqualTo(START.plus(Duration.ofDays(30)));
  }

  /** Somebody always asks what time it is. */
  private void pass(Duration time) {
    for (long left = time.toMinutes(); left > 0; left--) {
      machine.pass(Duration.ofMinutes(1));
      clock.millis();
    }
    machine.pass(time.minusMinutes(time.toMinutes()));
    clock.millis();
  }

  private static final class Turned implements Machine {

    private long clock = START.toEpochMilli();
    private long nanos = 17;
    private long uptime = Duration.ofDays(3).toNanos();
    private boolean tellsUptime = true;
    private int asked;

    void pass(Duration time) {
      clock += time.toMillis();
      nanos += time.toNanos();
      uptime += time.toNanos();
    }

    void set(Duration by) {
      clock += by.toMillis();
    }

    void sleep(Duration time) {
      clock += time.toMillis();
      uptime += time.toNanos();
    }

    @Override
    public long clock() {
      return clock;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public OptionalLong uptime() {
      asked++;
      return tellsUptime ? OptionalLong.of(uptime) : OptionalLong.empty();
    }
  }
}
