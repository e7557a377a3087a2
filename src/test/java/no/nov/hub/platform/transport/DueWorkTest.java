package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

@EveryPart
class DueWorkTest {

  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final DueWork work =
      new DueWork(database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
  private final Map<String, Instant> later = new HashMap<>();

  private void work(String thing) {
    database.jdbc().update("INSERT INTO kept.known_thing (thing_key) VALUES (?)", thing);
    if (thing.equals("faulty")) {
      throw new IllegalArgumentException("a fault in the hub");
    }
    if (thing.equals("out")) {
      throw new TimeoutException("Kafka is out");
    }
  }

  private void together(String... due) {
    work.together(
        () -> List.of(due).forEach(this::work), () -> List.of(due), this::work, later::put);
  }

  private List<String> done() {
    return database
        .jdbc()
        .queryForList("SELECT thing_key FROM kept.known_thing ORDER BY thing_key", String.class);
  }

  @Test
  void all_that_is_due_is_done_in_one_transaction() {
    work.together(
        () -> work("a"),
        () -> {
          throw new AssertionError("asked for one by one");
        },
        this::work,
        later::put);

    assertThat(done()).containsExactly("a");
    assertThat(later).isEmpty();
  }

  @Test
  void what_fails_alone_waits_ten_minutes_while_its_neighbours_are_done() {
    together("a", "faulty", "b");

    assertThat(done()).containsExactly("a", "b");
    assertThat(later).containsExactly(Map.entry("faulty", Instant.parse("2027-03-01T08:10:00Z")));
  }

  @Test
  void an_outage_of_all_is_nobodys_fault() {
    assertThatThrownBy(() -> together("a", "out")).isInstanceOf(TimeoutException.class);

    assertThat(done()).isEmpty();
    assertThat(later).isEmpty();
  }

  @Test
  void an_outage_of_one_ends_the_round() {
    assertThatThrownBy(() -> work.oneByOne(List.of("a", "out", "b"), this::work, later::put))
        .isInstanceOf(TimeoutException.class);

    assertThat(done()).containsExactly("a");
    assertThat(later).isEmpty();
  }
}
