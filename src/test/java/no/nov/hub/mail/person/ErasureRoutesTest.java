package no.nov.hub.mail.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;

class ErasureRoutesTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final ErasureTables erasureTables = new ErasureTables(database.jdbc(), clock);

  /** For the file's other route, which nothing comes to. */
  public static final class Nobody {

    public Object read(Object polled) {
      return polled;
    }

    public void project(Object batch) {
      throw new AssertionError("nothing comes");
    }

    public void commit(Object batch) {
      throw new AssertionError("nothing comes");
    }
  }

  @Test
  void who_has_been_erased_is_told_as_it_was_given() {
    try (RouteRun routes =
        RouteRun.of(
            Map.of(
                "hub.routes.erase-persons.to",
                "mock:erasures",
                "hub.routes.erase-persons.from",
                "direct:nobody"),
            Map.of("batches", new Nobody(), "erasureProjection", new Nobody()),
            "61-erase-persons.camel.xml")) {
      routes.send("direct:tell-erasure", "a hash");

      assertThat(routes.arrivedAt("erasures"))
          .extracting(each -> each.getMessage().getBody())
          .containsExactly("a hash");
    }
  }

  @Test
  void an_erasure_is_remembered_as_long_as_anything_can_name_the_person() {
    erasureTables.remember(ErasureTables.hash("ola@example.no"), clock.instant());

    clock.pass(Duration.ofDays(31));
    forget();
    assertThat(remembered()).hasSize(1);
    clock.pass(Duration.ofDays(2));
    forget();

    assertThat(remembered()).isEmpty();
  }

  private void forget() {
    assertThat(
            RouteRun.round("62-forget-erasures.camel.xml", Map.of("erasureTables", erasureTables))
                .getException())
        .isNull();
  }

  private List<String> remembered() {
    return database.jdbc().queryForList("SELECT person FROM kept.erased_person", String.class);
  }
}
