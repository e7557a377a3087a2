package no.nov.hub.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import no.nov.hub.OnContainers;
import no.nov.hub.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
