package no.nov.hub.intake.quota;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import no.nov.hub.RealSettings;
import org.springframework.util.unit.DataSize;

/** A quota in memory alone, for tests of edges. */
public final class QuotaForTests {

  private QuotaForTests() {}

  public static Quota quota() {
    return of(DataSize.ofMegabytes(200), Clock.systemUTC());
  }

  public static Quota of(DataSize perDay, Clock clock) {
    return new Quota(
        new QuotaSettings(perDay, Map.of()),
        RealSettings.PARTICIPANTS,
        new QuotaTables(null, null) {
          @Override
          Map<String, Long> of(LocalDate day) {
            return Map.of();
          }
        },
        clock,
        new SimpleMeterRegistry());
  }

  public static QuotaMark mark() {
    return new QuotaMark("a secret");
  }
}
