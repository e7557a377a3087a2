package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.mail.outgoing.Delivery.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many letters there are in each state, counted at most every ten seconds. */
@Component
class OutboxFigures {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private Figures last;

  /**
   * @param letters of every state
   * @param waiting to be sent or to be sent again by the hub
   * @param oldest when the oldest of these came, or null
   */
  record Figures(Map<State, Long> letters, long waiting, Instant oldest, Instant at) {}

  OutboxFigures(JdbcTemplate jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    for (State state : State.values()) {
      Gauge.builder("nov.mail.letters", () -> now().letters().get(state))
          .description("Letters in the outbox")
          .tag("state", state.word())
          .register(meters);
    }
    Gauge.builder("nov.mail.oldest.waiting", () -> age(now()).toSeconds())
        .description("Since when the oldest letter waits")
        .baseUnit("seconds")
        .register(meters);
  }

  synchronized Figures now() {
    Instant now = clock.instant();
    if (last == null || !now.isBefore(last.at().plus(FRESH))) {
      last = counted(now);
    }
    return last;
  }

  Duration age(Figures figures) {
    return Optional.ofNullable(figures.oldest())
        .map(oldest -> Duration.between(oldest, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private Figures counted(Instant now) {
    Map<State, Long> letters = new EnumMap<>(State.class);
    for (State state : State.values()) {
      letters.put(state, 0L);
    }
    long[] waiting = {0};
    Instant[] oldest = {null};
    jdbc.query(
        """
        SELECT state, COUNT(*) AS letters, COUNT(due_at) AS waiting,
          MIN(CASE WHEN due_at IS NOT NULL THEN created_at END) AS oldest
        FROM kept.outbox GROUP BY state
        """,
        row -> {
          letters.put(State.of(row.getString("state")), row.getLong("letters"));
          waiting[0] += row.getLong("waiting");
          Instant since = instant(row, "oldest");
          if (since != null && (oldest[0] == null || since.isBefore(oldest[0]))) {
            oldest[0] = since;
          }
        });
    return new Figures(letters, waiting[0], oldest[0], now);
  }
}
