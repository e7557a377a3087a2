package no.nov.hub.intake.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import no.nov.hub.LogLines;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class QuotaRoutesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-10T12:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private final QuotaTables table = new QuotaTables(database.jdbc(), database.transactions());
  private final Quota quota =
      new Quota(
          new QuotaSettings(DataSize.ofBytes(1000), Map.of()),
          RealSettings.PARTICIPANTS,
          table,
          clock,
          new SimpleMeterRegistry());
  private final KeepingQuota keeping = new KeepingQuota(quota, table);

  private void runs(String file) {
    assertThat(RouteRun.round(file, Map.of("keepingQuota", keeping)).getException()).isNull();
  }

  @Test
  void what_was_sent_reaches_the_database_and_the_operator_hears_once_who_comes_near_the_end() {
    quota.count("drammen", Edge.HTTP, 900);

    try (LogLines log = new LogLines()) {
      runs("22-keep-quota.camel.xml");
      runs("22-keep-quota.camel.xml");

      assertThat(log.texts())
          .filteredOn(line -> line.contains("drammen has used 90 % of its quota"))
          .hasSize(1);
    }
    assertThat(table.of(DAY)).containsEntry("drammen", 900L);
  }

  @Test
  void a_day_is_forgotten_after_thirty_days_and_not_before() {
    quota.count("drammen", Edge.HTTP, 900);
    runs("22-keep-quota.camel.xml");

    clock.pass(Duration.ofDays(30));
    runs("23-forget-quota.camel.xml");
    assertThat(table.of(DAY)).isNotEmpty();
    clock.pass(Duration.ofDays(1));
    runs("23-forget-quota.camel.xml");

    assertThat(table.of(DAY)).isEmpty();
  }
}
