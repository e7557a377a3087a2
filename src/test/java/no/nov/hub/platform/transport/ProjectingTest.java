package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import no.nov.hub.AtOnce;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import org.apache.camel.Exchange;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryPart
class ProjectingTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final RouteRun routes = RouteRun.of(Map.of(), Map.of());
  private final Projecting projecting =
      new Projecting(database.jdbc(), database.transactions(), new Parking(routes.camel()));
  private final Noting projection = new Noting();

  @AfterEach
  void stop() {
    routes.close();
  }

  /** Notes offsets in the database; some are poison, and the world outside can be out. */
  private final class Noting implements Projection {

    private final List<Long> poison = new ArrayList<>();
    private RuntimeException outage;

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public void apply(List<Received> records) {
      for (Received record : records) {
        database
            .jdbc()
            .update("INSERT INTO kept.known_thing (thing_key) VALUES (?)", "" + record.offset());
        if (poison.contains(record.offset())) {
          throw new IllegalArgumentException("poison");
        }
      }
      if (outage != null) {
        throw outage;
      }
    }
  }

  private List<String> noted() {
    return database
        .jdbc()
        .queryForList(
            "SELECT thing_key FROM kept.known_thing ORDER BY CAST(thing_key AS INTEGER)",
            String.class);
  }

  private static Batch batch(long from, long to) {
    return new Batch(
        LongStream.rangeClosed(from, to)
            .mapToObj(
                offset ->
                    new Received(
                        "nov.events",
                        0,
                        offset,
                        0,
                        null,
                        ("value " + offset).getBytes(StandardCharsets.UTF_8),
                        new RecordHeaders()))
            .toList(),
        null);
  }

  @Test
  void eachRecordIsAppliedOnceAlsoWhenItComesAgain() {
    projecting.project(projection, batch(0, 2));
    projecting.project(projection, batch(1, 4));

    assertThat(noted()).containsExactly("0", "1", "2", "3", "4");
  }

  /** As when one has lost the topic and does not know it yet. */
  @Test
  void severalInstancesThatHaveTheSameRecordsApplyThemOnceTogether() throws Exception {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.measured (participant, as_of, amount) VALUES ('modum', DATE '2026-01-31', 0)");
    Projection counting =
        new Projection() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public void apply(List<Received> records) {
            database.jdbc().update("UPDATE kept.measured SET amount = amount + ?", records.size());
          }
        };

    for (int round = 0; round < 20; round++) {
      Batch same = batch(3L * round, 3L * round + 2);
      AtOnce.run(4, () -> projecting.project(counting, same));
    }

    assertThat(database.jdbc().queryForObject("SELECT amount FROM kept.measured", Long.class))
        .isEqualTo(60);
    assertThat(routes.arrivedAt("dead")).isEmpty();
  }

  @Test
  void aRecordThatFailsWhileItsNeighboursPassIsParkedWithTheReason() {
    projection.poison.add(1L);

    projecting.project(projection, batch(0, 3));
    projecting.project(projection, batch(0, 3));

    assertThat(noted()).containsExactly("0", "2", "3");
    List<Exchange> dead = routes.arrivedAt("dead");
    assertThat(dead.get(0).getMessage().getBody(String.class)).isEqualTo("value 1");
    assertThat(header(dead.get(0), "nov-dead-topic")).isEqualTo("nov.events");
    assertThat(header(dead.get(0), "nov-dead-offset")).isEqualTo("1");
    assertThat(header(dead.get(0), "nov-dead-where")).isEqualTo("noting");
    assertThat(header(dead.get(0), "nov-dead-why"))
        .isEqualTo(IllegalArgumentException.class.getName());
  }

  @Test
  void inAnOutageNothingIsParkedAndNothingIsPassedOver() {
    projection.outage = new TimeoutException("Kafka is gone");

    assertThatThrownBy(() -> projecting.project(projection, batch(0, 3)))
        .isInstanceOf(TimeoutException.class);
    assertThat(noted()).isEmpty();
    assertThat(routes.arrivedAt("dead")).isEmpty();

    projection.outage = null;
    projecting.project(projection, batch(0, 3));
    assertThat(noted()).containsExactly("0", "1", "2", "3");
  }

  @Test
  void whereEveryRecordFailsNoneIsToBlameAndNoneIsParked() {
    projection.poison.addAll(List.of(0L, 1L, 2L));

    assertThatThrownBy(() -> projecting.project(projection, batch(0, 2)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(noted()).isEmpty();
    assertThat(routes.arrivedAt("dead")).isEmpty();
  }

  @Test
  void aRecordThatFailsAloneIsParkedWhereTheDatabaseIsWell() {
    projection.poison.add(0L);

    projecting.project(projection, batch(0, 0));

    assertThat(routes.arrivedAt("dead")).hasSize(1);
  }

  @Test
  void whatCannotBeParkedIsNotPassedOverEither() {
    RouteRun dead =
        RouteRun.of(
            Map.of("hub.routes.park.to", "direct:nowhere?block=false&failIfNoConsumers=true"),
            Map.of());
    Projecting helpless =
        new Projecting(database.jdbc(), database.transactions(), new Parking(dead.camel()));
    projection.poison.add(0L);

    assertThatThrownBy(() -> helpless.project(projection, batch(0, 1))).isNotNull();

    assertThat(noted()).isEmpty();
    dead.close();
  }

  private static String header(Exchange exchange, String name) {
    return new String((byte[]) exchange.getMessage().getHeader(name), StandardCharsets.UTF_8);
  }
}
