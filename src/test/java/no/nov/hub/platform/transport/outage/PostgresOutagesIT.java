package no.nov.hub.platform.transport.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import no.nov.hub.Containers;
import no.nov.hub.OnContainers;
import no.nov.hub.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What PostgreSQL itself says when it is out, and when one record does not suit it. */
@OnContainers
class PostgresOutagesIT {

  private final TestDatabase database = TestDatabase.fresh();

  @BeforeEach
  void twoRows() {
    know("one");
    know("other");
  }

  private void know(String thing) {
    database.jdbc().update("INSERT INTO kept.known_thing (thing_key) VALUES (?)", thing);
  }

  private void lock(String thing) {
    database
        .jdbc()
        .queryForList(
            "SELECT thing_key FROM kept.known_thing WHERE thing_key = ? FOR UPDATE", thing);
  }

  @Test
  void aDeadlockIsWaitedOut() {
    CyclicBarrier bothHaveOne = new CyclicBarrier(2);

    List<Throwable> failures =
        Stream.of(crossing("one", "other", bothHaveOne), crossing("other", "one", bothHaveOne))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(Objects::nonNull)
            .toList();

    assertThat(failures).singleElement().matches(Outages::isOutage);
  }

  private CompletableFuture<Throwable> crossing(String first, String second, CyclicBarrier both) {
    return CompletableFuture.supplyAsync(
        () ->
            catchThrowable(
                () ->
                    database
                        .transactions()
                        .executeWithoutResult(
                            status -> {
                              lock(first);
                              await(both);
                              lock(second);
                            })));
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSessionThatTheServerHasEndedIsWaitedOut() {
    Throwable failure =
        catchThrowable(
            () ->
                database
                    .transactions()
                    .executeWithoutResult(
                        status -> {
                          Integer session =
                              database
                                  .jdbc()
                                  .queryForObject("SELECT pg_backend_pid()", Integer.class);
                          CompletableFuture.runAsync(() -> end(session)).join();
                          lock("one");
                        }));

    assertThat(failure).matches(Outages::isOutage);
  }

  private void end(int session) {
    database.jdbc().queryForObject("SELECT pg_terminate_backend(?)", Boolean.class, session);
  }

  @ParameterizedTest
  @MethodSource
  void whatDoesNotSuitATableIsTheRecordsOwnFault(String thing) {
    Throwable failure = catchThrowable(() -> know(thing));

    assertThat(failure).isNotNull().matches(fault -> !Outages.isOutage(fault));
  }

  static Stream<String> whatDoesNotSuitATableIsTheRecordsOwnFault() {
    return Stream.of("one", "nul\u0000", "å".repeat(241));
  }

  @Test
  void silenceEndsAConnectionButAMigrationMayTakeItsTime() {
    Containers.Database slow = Containers.database();
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(slow.url() + "?socketTimeout=1");
    settings.setUsername(slow.username());
    settings.setPassword(slow.password());
    settings.setMaximumPoolSize(2);
    try (HikariDataSource pool = new HikariDataSource(settings)) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:slow-migration")
          .callbacks(new PatientMigrations())
          .load()
          .migrate();

      for (int i = 0; i < settings.getMaximumPoolSize(); i++) {
        assertThat(catchThrowable(() -> new JdbcTemplate(pool).execute("SELECT pg_sleep(2)")))
            .matches(Outages::isOutage);
      }
    }
  }
}
