package no.nov.hub.platform.transport.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.platform.transport.health.Standstill.Offsets;
import no.nov.hub.platform.transport.health.Standstill.Place;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private static final Place EVENTS = new Place("nov-hub-events", "nov.events");

  private final Standstill standstill = new Standstill();
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private boolean recordWaits = true;

  @Test
  void whoDoesNotMoveForAMinuteWhileRecordsWaitStandsStill() {
    seen(10, 15);
    later(45);
    seen(10, 20);
    assertThat(standstill.tooLong(now)).isEmpty();
    later(15);
    seen(10, 25);

    assertThat(standstill.tooLong(now)).containsExactly(EVENTS);
    assertThat(standstill.stands().get(EVENTS).waiting()).isEqualTo(15);
  }

  @Test
  void whoMovesDoesNotStandStillHoweverFarBehind() {
    seen(0, 1_000_000);
    later(50);
    seen(1, 2_000_000);
    later(50);
    seen(2, 3_000_000);

    assertThat(standstill.tooLong(now)).isEmpty();
    assertThat(standstill.stands().get(EVENTS).waiting()).isEqualTo(2_999_998);
  }

  @Test
  void theEndOfATransactionIsNotARecordThatWaitsAndIsAskedAboutOnce() {
    recordWaits = false;
    for (int i = 0; i < 20; i++) {
      seen(10, 11);
      later(15);
    }

    assertThat(standstill.tooLong(now)).isEmpty();
    assertThat(standstill.stands().get(EVENTS).waiting()).isZero();
    assertThat(asked).hasValue(1);
  }

  @Test
  void theMinuteBeginsWithTheRecordNotWithTheIdlenessBefore() {
    recordWaits = false;
    seen(10, 11);
    later(3600);
    seen(10, 11);
    recordWaits = true;
    later(15);
    seen(10, 12);

    assertThat(standstill.tooLong(now)).isEmpty();
    later(60);
    seen(10, 12);
    assertThat(standstill.tooLong(now)).containsExactly(EVENTS);
  }

  @Test
  void whoGoesOnStandsStillNoMore() {
    seen(10, 15);
    later(60);
    seen(10, 15);
    later(15);
    seen(11, 15);

    assertThat(standstill.tooLong(now)).isEmpty();
  }

  private void seen(long committed, long end) {
    standstill.look(
        Map.of(EVENTS, new Offsets(committed, end)),
        now,
        place -> {
          asked.incrementAndGet();
          return recordWaits;
        });
  }

  private void later(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
