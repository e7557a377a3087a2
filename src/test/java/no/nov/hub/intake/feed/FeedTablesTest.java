package no.nov.hub.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.feed.Changes.Submission;
import no.nov.hub.intake.feed.FetchResult.Marks;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.platform.audit.Actor;
import org.junit.jupiter.api.Test;

class FeedTablesTest {

  private static final Feed FEED = FeedsTest.feed("modum", "https://example.no/k.ics", "Kurs");
  private static final FeedLimits LIMITS =
      new FeedLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 5);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final FeedTables store = instance();

  /** One more hub on the same database. */
  private FeedTables instance() {
    return new FeedTables(
        database.jdbc(),
        database.transactions(),
        new Feeds(List.of(FEED)),
        RealSettings.PARTICIPANTS,
        LIMITS,
        clock);
  }

  private static KnownEvent event(String id) {
    return KnownEvent.unknown(id, "uid-" + id)
        .submitting("content", false, "Tittel", Instant.parse("2027-01-12T07:00:00Z"));
  }

  private static Changes changes(FeedState state, KnownEvent... submitted) {
    return new Changes(
        "changed",
        state,
        List.of(submitted).stream().map(each -> new Submission(each, new byte[0])).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  private FeedState full() {
    return FeedState.NEW
        .read(
            FEED,
            new Marks("\"1\"", "Sun, 22 Nov 2026 08:00:00 GMT"),
            7,
            Instant.parse("2027-06-18T16:00:00Z"),
            clock.instant())
        .held(true, clock.instant())
        .failed(FeedProblem.status(404), clock.instant())
        .told();
  }

  @Test
  void ofManyInstancesOneFetchesAFeed() throws Exception {
    List<FeedTables> instances = List.of(store, instance(), instance(), instance());
    ExecutorService threads = Executors.newFixedThreadPool(instances.size());
    CyclicBarrier together = new CyclicBarrier(instances.size());
    try {
      for (int round = 0; round < 20; round++) {
        List<Callable<Optional<Claim>>> claims = new ArrayList<>();
        for (FeedTables instance : instances) {
          claims.add(
              () -> {
                together.await();
                return instance.claimDue();
              });
        }
        int claimed = 0;
        for (Future<Optional<Claim>> claim : threads.invokeAll(claims)) {
          claimed += claim.get().isPresent() ? 1 : 0;
        }
        assertThat(claimed).isEqualTo(1);
        clock.pass(Duration.ofMinutes(10));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFeedIsDueAgainWhenItsTimeComesAndNotBefore() {
    Claim claim = store.claimDue().orElseThrow();
    Instant next = clock.instant().plus(Duration.ofMinutes(15));
    assertThat(store.remember(claim, full(), next, changes(full()))).isTrue();

    clock.pass(Duration.ofMinutes(14));
    assertThat(store.anyDue()).isFalse();
    clock.pass(Duration.ofMinutes(1));
    assertThat(store.anyDue()).isTrue();
  }

  @Test
  void whereAnInstanceDiedAnotherTakesOverAndTheOldOneHasNoSayAnyMore() {
    Claim dead = store.claimDue().orElseThrow();
    assertThat(instance().claimDue()).isEmpty();
    clock.pass(Duration.ofMinutes(3));
    Claim heir = instance().claimDue().orElseThrow();

    assertThat(store.intend(dead, changes(full(), event("a")))).isFalse();
    assertThat(store.remember(dead, full(), clock.instant(), changes(full(), event("a"))))
        .isFalse();
    assertThat(store.known(FEED)).isEmpty();
    assertThat(store.intend(heir, changes(full(), event("a")))).isTrue();
  }

  @Test
  void everythingIsReadAsItWasRemembered() {
    Claim claim = store.claimDue().orElseThrow();
    KnownEvent missing =
        event("b")
            .revised(new Revision(3, Instant.parse("2026-11-20T12:00:00Z"), clock.instant()))
            .submitted()
            .missing(clock.instant(), 7);
    Changes all =
        new Changes(
            "changed",
            full(),
            List.of(new Submission(event("a"), new byte[0])),
            List.of(),
            List.of(missing),
            List.of());
    store.intend(claim, all);
    store.remember(claim, full(), clock.instant(), all);

    assertThat(store.states()).containsEntry(FEED.id(), full());
    assertThat(store.known(FEED)).containsExactlyInAnyOrder(event("a").submitted(), missing);
    assertThat(store.missing()).containsEntry(FEED.id(), List.of(missing));
  }

  @Test
  void whatIsAboutToBeSentIsKnownAndTheWholeIsAskedForUntilItIsSent() {
    Claim claim = store.claimDue().orElseThrow();
    store.remember(claim, full(), clock.instant(), changes(full()));
    Claim next = store.claimDue().orElseThrow();
    assertThat(next.state().asking(FEED, clock.instant())).isEqualTo(full().marks());

    store.intend(next, changes(full(), event("a")));
    clock.pass(Duration.ofMinutes(3));

    assertThat(store.known(FEED)).containsExactly(event("a"));
    Claim afterCrash = instance().claimDue().orElseThrow();
    assertThat(afterCrash.state().asking(FEED, clock.instant())).isEqualTo(Marks.NONE);
  }

  @Test
  void theWholeIsAskedForOnceADayAndFromAnotherAddress() {
    FeedState state = full();
    Feed moved = FeedsTest.feed("modum", "https://example.no/new.ics", "Kurs");

    assertThat(state.asking(moved, clock.instant())).isEqualTo(Marks.NONE);
    assertThat(state.asking(FEED, clock.instant().plus(Duration.ofHours(23))))
        .isEqualTo(state.marks());
    assertThat(state.asking(FEED, clock.instant().plus(Duration.ofHours(24))))
        .isEqualTo(Marks.NONE);
  }

  @Test
  void onlyWhatWaitsCanBeConfirmedAndItIsAudited() {
    Claim claim = store.claimDue().orElseThrow();
    KnownEvent missing = event("b").submitted().missing(clock.instant(), 7);
    Changes all =
        new Changes(
            "changed",
            full(),
            List.of(),
            List.of(),
            List.of(missing, event("c").submitted()),
            List.of());
    store.remember(claim, full().held(false, clock.instant()), clock.instant(), all);
    assertThat(store.confirmVanished(FEED, Actor.hub("modum"))).isZero();

    Claim next = store.claimDue().orElseThrow();
    store.remember(next, full(), clock.instant().plus(Duration.ofDays(1)), all);

    assertThat(store.confirmVanished(FEED, Actor.hub("modum"))).isEqualTo(1);
    assertThat(store.anyDue()).isTrue();
    assertThat(store.known(FEED)).filteredOn(KnownEvent::confirmed).hasSize(1);
    assertThat(
            database
                .jdbc()
                .queryForList(
                    "SELECT who FROM kept.audit WHERE action = 'vanished events confirmed'",
                    String.class))
        .containsExactly("modum");
    assertThat(store.confirmVanished(FEED, Actor.hub("modum"))).isZero();
  }

  @Test
  void aFeedThatFailsIsAskedMoreSeldomUpToAnHour() {
    FeedState state = FeedState.NEW;
    assertThat(FeedEdge.pause(FEED, state)).isEqualTo(Duration.ofMinutes(15));
    List<Long> minutes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      state = state.failed(FeedProblem.unreachable(), clock.instant());
      minutes.add(FeedEdge.pause(FEED, state).toMinutes());
    }

    assertThat(minutes).containsExactly(30L, 60L, 60L, 60L);
  }
}
