package no.nov.hub.intake.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

class QuotaTest {

  private static final long MEGABYTE = 1 << 20;

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-10T22:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Quota quota = instance(Map.of("asker", DataSize.ofMegabytes(3)));

  private Quota instance(Map<String, DataSize> participants) {
    return new Quota(
        new QuotaSettings(DataSize.ofMegabytes(1), participants),
        RealSettings.PARTICIPANTS,
        new QuotaTables(database.jdbc(), database.transactions()),
        clock,
        meters);
  }

  @Test
  void what_comes_by_all_ways_is_counted_together_and_for_its_sender_alone() {
    quota.count("drammen", Edge.HTTP, 300_000);
    quota.count("drammen", Edge.FILES, 300_000);
    quota.countReceipts("drammen", 10);
    assertThat(quota.usage("drammen").used()).isEqualTo(610_240);
    assertThat(quota.isUsedUp("drammen")).isFalse();

    quota.count("drammen", Edge.KAFKA, MEGABYTE);

    assertThat(quota.isUsedUp("drammen")).isTrue();
    assertThat(quota.left("drammen")).isZero();
    assertThat(quota.left("kongsberg")).isEqualTo(MEGABYTE);
  }

  @Test
  void a_participant_may_have_a_quota_of_its_own() {
    quota.count("asker", Edge.HTTP, 2 * MEGABYTE);

    assertThat(quota.left("asker")).isEqualTo(MEGABYTE);
    assertThat(quota.reason("asker").message().nb()).contains("på et døgn (3 MB)");
  }

  @Test
  void a_misspelt_participant_is_refused_with_the_names_that_are_known() {
    assertThatThrownBy(() -> instance(Map.of("drammmen", DataSize.ofMegabytes(3))))
        .hasMessageContaining("no participant has the id 'drammmen'")
        .hasMessageContaining("known are drammen, ");
  }

  @Test
  void a_quota_of_nothing_is_refused() {
    Throwable fault = catchThrowable(() -> new QuotaSettings(DataSize.ofBytes(0), null));

    assertThat(fault).hasMessageContaining("hub.quota.per-day");
  }

  @Test
  void at_midnight_in_norway_the_day_begins_anew_also_for_what_is_still_in_memory() {
    quota.count("drammen", Edge.HTTP, MEGABYTE);
    assertThat(quota.secondsUntilAnew()).isEqualTo(3601);

    clock.pass(Duration.ofMinutes(59));
    quota.keep();
    assertThat(quota.isUsedUp("drammen")).isTrue();

    clock.pass(Duration.ofMinutes(1));
    assertThat(quota.isUsedUp("drammen")).isFalse();
    assertThat(quota.left("drammen")).isEqualTo(MEGABYTE);

    quota.count("drammen", Edge.HTTP, 5);
    quota.keep();
    assertThat(quota.usage("drammen").used()).isEqualTo(5);
    assertThat(quota.secondsUntilAnew()).isEqualTo(24 * 3600 + 1);
  }

  @Test
  void the_days_on_which_clocks_change_have_23_and_25_hours() {
    MovableClock spring = MovableClock.at(Instant.parse("2026-03-28T23:00:00Z"));
    MovableClock autumn = MovableClock.at(Instant.parse("2026-10-24T22:00:00Z"));

    assertThat(QuotaDay.secondsLeft(spring)).isEqualTo(23 * 3600 + 1);
    assertThat(QuotaDay.secondsLeft(autumn)).isEqualTo(25 * 3600 + 1);
    assertThat(QuotaDay.end(autumn)).hasToString("2026-10-26T00:00+01:00[Europe/Oslo]");
  }

  @Test
  void whoever_waits_as_long_as_it_is_told_is_in_the_new_day() {
    clock.pass(Duration.ofMillis(1));
    quota.count("drammen", Edge.HTTP, MEGABYTE);

    clock.pass(Duration.ofSeconds(quota.secondsUntilAnew()));

    assertThat(quota.isUsedUp("drammen")).isFalse();
  }

  @Test
  void a_hub_that_starts_anew_goes_on_counting() {
    quota.count("drammen", Edge.HTTP, 700);
    quota.keep();

    assertThat(instance(Map.of()).usage("drammen").used()).isEqualTo(700);
  }

  @Test
  void several_instances_add_up() {
    Quota other = instance(Map.of());
    quota.count("drammen", Edge.HTTP, 600_000);
    other.count("drammen", Edge.HTTP, 600_000);
    other.count("drammen", Edge.FILES, 1);

    quota.keep();
    other.keep();
    assertThat(other.isUsedUp("drammen")).isTrue();
    assertThat(quota.isUsedUp("drammen")).isFalse();

    quota.keep();
    assertThat(quota.isUsedUp("drammen")).isTrue();
  }

  @Test
  void what_is_to_come_is_taken_whole_as_long_as_anything_is_left() {
    Reservation within = quota.reserve("drammen", Edge.HTTP, MEGABYTE - 1).orElseThrow();
    Reservation beyond = quota.reserve("drammen", Edge.HTTP, MEGABYTE).orElseThrow();

    assertThat(quota.reserve("drammen", Edge.HTTP, 0)).isEmpty();
    assertThat(within.came(MEGABYTE - 1)).isTrue();
    assertThat(beyond.came(MEGABYTE)).isTrue();
    assertThat(quota.usage("drammen").used()).isEqualTo(2 * MEGABYTE - 1);
  }

  @Test
  void what_does_not_come_is_free_again() {
    Reservation broken = quota.reserve("drammen", Edge.HTTP, MEGABYTE).orElseThrow();
    broken.came(10);

    broken.close();
    broken.close();

    assertThat(quota.usage("drammen").used()).isEqualTo(10);
  }

  @Test
  void of_bodies_of_no_known_length_one_alone_goes_beyond() {
    Reservation first = quota.reserve("drammen", Edge.HTTP, 0).orElseThrow();
    Reservation second = quota.reserve("drammen", Edge.HTTP, 0).orElseThrow();
    second.came(MEGABYTE / 2);

    assertThat(first.came(5 * MEGABYTE)).isTrue();
    assertThat(first.came(5 * MEGABYTE)).isTrue();
    assertThat(second.came(1)).isFalse();

    assertThat(quota.usage("drammen").used()).as("also what is not taken").isEqualTo(11010049);
  }

  @Test
  void in_an_outage_of_the_database_counting_goes_on_and_nothing_is_counted_twice() {
    JdbcTemplate jdbc = database.jdbc();
    quota.count("drammen", Edge.HTTP, 700);
    jdbc.execute("ALTER TABLE kept.quota RENAME TO quota_away");
    assertThat(catchThrowable(quota::keep)).isNotNull();
    quota.count("drammen", Edge.HTTP, 5);
    assertThat(quota.usage("drammen").used()).isEqualTo(705);

    jdbc.execute("ALTER TABLE kept.quota_away RENAME TO quota");
    quota.keep();
    quota.keep();

    assertThat(quota.usage("drammen").used()).isEqualTo(705);
    assertThat(instance(Map.of()).usage("drammen").used()).isEqualTo(705);
  }

  @Test
  void all_instances_mark_their_records_with_one_word_that_nobody_can_guess() {
    String word = new QuotaMark(database.jdbc()).word();

    assertThat(new QuotaMark(database.jdbc()).word()).isEqualTo(word).hasSizeGreaterThan(30);
    assertThat(new QuotaMark(TestDatabase.fresh().jdbc()).word()).isNotEqualTo(word);
  }

  @Test
  void old_days_are_forgotten() {
    quota.count("drammen", Edge.HTTP, 700);
    quota.keep();
    clock.pass(Duration.ofDays(31));
    QuotaTables table = new QuotaTables(database.jdbc(), database.transactions());

    new KeepingQuota(quota, table).forgetOld();

    assertThat(table.of(LocalDate.of(2026, 3, 10))).isEmpty();
  }

  @Test
  void the_operator_sees_what_each_has_used() {
    RealSettings.PARTICIPANTS.all().forEach(quota::open);
    quota.count("drammen", Edge.HTTP, 700);

    assertThat(meters.get("nov.quota.bytes").tag("participant", "drammen").gauge().value())
        .isEqualTo(700);
    assertThat(meters.get("nov.quota.limit.bytes").tag("participant", "asker").gauge().value())
        .isEqualTo(3.0 * MEGABYTE);
  }
}
