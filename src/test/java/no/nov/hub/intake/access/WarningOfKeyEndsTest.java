package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;

@EveryPart
class WarningOfKeyEndsTest {

  private static final Instant NOW = Instant.parse("2027-01-01T08:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(NOW);
  private final Keys keys = KeysForTests.in(database, clock);
  private final List<String> told = new ArrayList<>();

  @Test
  void the_holder_is_told_two_weeks_and_three_days_before_each_time_once() {
    issue("accounts", Duration.ofDays(20));
    issue("without hurry", Duration.ofDays(90));
    keys.issue("drammen", "without an end", "test");

    assertThat(after(Duration.ofDays(5))).isEmpty();
    assertThat(after(Duration.ofDays(1))).containsExactly("accounts 14");
    assertThat(after(Duration.ofDays(1))).isEmpty();
    assertThat(after(Duration.ofDays(10))).containsExactly("accounts 3");
    assertThat(after(Duration.ofDays(1))).isEmpty();
    assertThat(after(Duration.ofDays(5))).as("it is over").isEmpty();
  }

  @Test
  void after_a_long_stop_only_the_last_warning_goes() {
    issue("accounts", Duration.ofDays(20));

    assertThat(after(Duration.ofDays(18))).containsExactly("accounts 3");
    assertThat(after(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void a_revoked_key_is_no_news() {
    Keys.Issued key = issue("accounts", Duration.ofDays(10));
    keys.revoke(key.keyId(), "test");

    assertThat(after(Duration.ZERO)).isEmpty();
  }

  @Test
  void of_a_key_that_is_replaced_it_is_told_that_it_is() {
    Keys.Issued key = keys.issue("drammen", "accounts", "test");
    keys.rotate(keys.find(key.key()).orElseThrow(), Duration.ofDays(7), null, Actor.hub("test"));

    assertThat(after(Duration.ZERO)).containsExactly("accounts 14 replaced");
    assertThat(after(Duration.ofDays(4))).containsExactly("accounts 3 replaced");
  }

  @Test
  void a_mail_that_fails_is_tried_again_and_holds_up_no_other() {
    issue("broken", Duration.ofDays(10));
    issue("well", Duration.ofDays(10));

    warn(
        (key, days, isReplaced) -> {
          if (key.label().equals("broken")) {
            throw new IllegalStateException("no");
          }
          return told.add(key.label());
        });
    assertThat(told).containsExactly("well");
    told.clear();

    assertThat(after(Duration.ZERO)).containsExactly("broken 14");
  }

  @Test
  void where_there_was_nobody_to_tell_it_is_told_as_soon_as_there_is() {
    issue("accounts", Duration.ofDays(10));
    warn((key, days, isReplaced) -> false);

    assertThat(after(Duration.ofHours(1))).containsExactly("accounts 14");
    assertThat(after(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void of_two_hubs_that_warn_at_once_one_does() throws Exception {
    issue("accounts", Duration.ofDays(10));
    List<String> both = Collections.synchronizedList(new ArrayList<>());
    KeyMail mail = (key, days, isReplaced) -> both.add(key.label());
    ExecutorService hubs = Executors.newFixedThreadPool(2);
    try {
      Callable<Object> hub = Executors.callable(() -> warning(mail).warn());
      for (Future<Object> done : hubs.invokeAll(List.of(hub, hub))) {
        done.get();
      }
    } finally {
      hubs.shutdownNow();
    }

    assertThat(both).containsExactly("accounts");
  }

  private Keys.Issued issue(String label, Duration life) {
    return keys.issue(
        new NewKey("drammen", label, Set.of(Scope.READ), clock.instant().plus(life), null),
        Actor.hub("test"));
  }

  private List<String> after(Duration time) {
    clock.pass(time);
    told.clear();
    warn(
        (key, days, isReplaced) ->
            told.add(key.label() + " " + days + (isReplaced ? " replaced" : "")));
    return told;
  }

  private void warn(KeyMail mail) {
    assertThat(
            RouteRun.round(
                    "06-warn-of-key-ends.camel.xml", Map.of("warningOfKeyEnds", warning(mail)))
                .getException())
        .isNull();
  }

  private WarningOfKeyEnds warning(KeyMail mail) {
    return new WarningOfKeyEnds(
        new KeyTables(database.jdbc()), mail, database.transactions(), clock);
  }
}
