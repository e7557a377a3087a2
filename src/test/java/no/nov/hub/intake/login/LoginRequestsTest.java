package no.nov.hub.intake.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.access.RefusedEntries;
import no.nov.hub.intake.user.Users;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryPart
class LoginRequestsTest {

  private static final String KARI = LoginFixture.KARI.address();
  private static final Actor STRANGER = new Actor.Known("stranger", null, "192.0.2.7", "none");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-12-01T08:00:00Z"));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LoginFixture mail = new LoginFixture();
  private final LoginTables tables = new LoginTables(database.jdbc());
  private final Users users = UsersForTests.in(database, clock);
  private final LoginRequests requests =
      new LoginRequests(
          tables,
          users,
          mail,
          database.transactions(),
          new AuditLog(database.jdbc(), clock),
          new RefusedEntries(meters),
          clock);

  @BeforeEach
  void addKari() {
    users.add(LoginFixture.KARI, List.of(), "test");
  }

  @AfterEach
  void stop() {
    requests.stop();
  }

  @Test
  void a_code_lets_in_once_in_the_window_that_asked() {
    String window = ask();
    String code = mail.last().code();

    assertThat(code).matches("\\d{6}");
    assertThat(requests.enterCode(code, window)).contains(LoginFixture.KARI);
    assertThat(requests.enterCode(code, window)).isEmpty();
  }

  @Test
  void a_code_does_nothing_in_another_window() {
    String window = ask();
    String other = ask();
    String code = mail.sent.get(0).code();

    assertThat(requests.enterCode(code, other)).isEmpty();
    assertThat(requests.enterCode(code, "nobody's")).isEmpty();
    assertThat(requests.enterCode(code, window)).isPresent();
  }

  @Test
  void a_flood_from_one_place_keeps_out_nobody_elsewhere() {
    Actor flood = new Actor.Known("stranger", null, "2001:db8:1:2:3::4", "none");
    Actor samePlace = new Actor.Known("stranger", null, "2001:db8:1:2:9:9:9:9", "none");
    for (int i = 0; i < PlaceLimits.AT_ONCE; i++) {
      assertThat(requests.ask("nobody" + i + "@example.no", null, flood)).isPresent();
    }

    assertThat(requests.ask(KARI, null, flood)).isEmpty();
    assertThat(requests.ask(KARI, null, samePlace)).isEmpty();
    assertThat(requests.ask(KARI, null, STRANGER)).isPresent();
    clock.pass(Duration.ofMinutes(1));
    assertThat(requests.ask(KARI, null, flood)).isPresent();
  }

  @Test
  void after_five_wrong_codes_the_right_one_does_not_work_either() {
    String window = ask();
    String code = mail.last().code();
    for (int i = 0; i < 5; i++) {
      assertThat(requests.enterCode(other(code), window)).isEmpty();
    }

    assertThat(requests.enterCode(code, window)).isEmpty();
  }

  @Test
  void after_four_wrong_codes_the_right_one_works() {
    String window = ask();
    String code = mail.last().code();
    for (int i = 0; i < 4; i++) {
      requests.enterCode(other(code), window);
    }

    assertThat(requests.enterCode(code, window)).isPresent();
  }

  @Test
  void neither_works_after_ten_minutes() {
    String window = ask();
    clock.pass(Duration.ofMinutes(10));

    assertThat(requests.enterCode(mail.last().code(), window)).isEmpty();
    assertThat(requests.lookAt(mail.last().link())).isEmpty();
    assertThat(requests.spend(mail.last().link())).isEmpty();
  }

  @Test
  void a_link_may_be_looked_at_often_and_lets_in_once() {
    ask();
    String link = mail.last().link();

    assertThat(requests.lookAt(link)).contains(LoginFixture.KARI);
    assertThat(requests.lookAt(link)).contains(LoginFixture.KARI);
    assertThat(requests.spend(link))
        .contains(new LoginRequests.Entered(LoginFixture.KARI, Way.LINK));
    assertThat(requests.spend(link)).isEmpty();
    assertThat(requests.lookAt(link)).isEmpty();
  }

  @Test
  void code_and_link_of_one_request_let_in_once_together() {
    String window = ask();
    requests.spend(mail.last().link());

    assertThat(requests.enterCode(mail.last().code(), window)).isEmpty();
  }

  @Test
  void of_many_who_spend_a_link_at_once_one_gets_in() throws Exception {
    ask();
    String link = mail.last().link();
    ExecutorService together = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> spend = () -> requests.spend(link).isPresent();
      int in = 0;
      for (Future<Boolean> entered : together.invokeAll(Collections.nCopies(8, spend))) {
        in += entered.get() ? 1 : 0;
      }
      assertThat(in).isEqualTo(1);
    } finally {
      together.shutdownNow();
    }
  }

  @Test
  void nobody_is_mailed_for_an_unknown_address_and_the_request_is_kept_alike() {
    requests.ask("ola@example.no", null, STRANGER);

    await().until(() -> count("ola@example.no") == 1);
    assertThat(mail.count()).isZero();
  }

  @Test
  void strangers_who_ask_again_and_again_send_five_mails_an_hour_and_lock_out_nobody_who_was_in() {
    tables.know(
        Secrets.hash("karis browser"),
        LoginFixture.KARI.id(),
        clock.instant().plus(Duration.ofDays(1)));
    for (int i = 0; i < 5; i++) {
      ask();
    }
    requests.ask(KARI, null, STRANGER);
    requests.ask(KARI, "a made up browser", STRANGER);
    requests.ask("ola@example.no", null, STRANGER);
    await().until(() -> count("ola@example.no") == 1);

    assertThat(mail.count()).isEqualTo(5);

    String window = requests.ask(KARI, "karis browser", STRANGER).orElseThrow();
    await().until(() -> mail.count() == 6);
    assertThat(requests.enterCode(mail.last().code(), window)).isPresent();
  }

  @Test
  void the_allowance_is_whole_again_after_an_hour() {
    for (int i = 0; i < 5; i++) {
      ask();
    }
    clock.pass(Duration.ofMinutes(61));

    ask();
    assertThat(mail.count()).isEqualTo(6);
  }

  @Test
  void a_link_made_at_the_machine_says_so_and_has_no_code() {
    String link = requests.linkFor(LoginFixture.KARI);

    assertThat(requests.spend(link))
        .contains(new LoginRequests.Entered(LoginFixture.KARI, Way.MACHINE));
    assertThat(mail.count()).isZero();
  }

  @Test
  void neither_code_nor_link_nor_window_stands_in_the_database() {
    String window = ask();

    String rows = database.jdbc().queryForList("SELECT * FROM login.request").toString();
    assertThat(rows).contains(KARI);
    assertThat(rows).doesNotContain(mail.last().code(), mail.last().link(), window);
  }

  @Test
  void the_audit_tells_from_where_a_users_code_was_asked_for_and_nothing_of_unknown_addresses() {
    requests.ask("ola@example.no", null, STRANGER);
    await().until(() -> count("ola@example.no") == 1);
    ask();
    await().until(() -> codesAskedFor().size() == 1);

    AuditEntry entry = codesAskedFor().get(0);
    assertThat(entry.subject()).isEqualTo(LoginFixture.KARI.mark());
    assertThat(entry.origin()).isEqualTo("192.0.2.7");
    assertThat(entry.way()).isEqualTo("none");
    assertThat(new AuditTrail(database.jdbc()).page(AuditFilter.ALL, 10, null).toString())
        .doesNotContain(KARI, "ola@example.no", mail.last().code(), mail.last().link());
  }

  @Test
  void strangers_who_ask_again_and_again_fill_the_audit_with_one_entry_a_day() {
    ask();
    ask();
    ask();
    assertThat(codesAskedFor()).hasSize(1);

    clock.pass(Duration.ofDays(1));
    ask();

    await().until(() -> codesAskedFor().size() == 2);
  }

  @Test
  void from_a_browser_that_is_known_each_is_noted() {
    tables.know(
        Secrets.hash("browser"), LoginFixture.KARI.id(), clock.instant().plus(Duration.ofDays(1)));
    ask();

    requests.ask(KARI, "browser", STRANGER);
    requests.ask(KARI, "browser", STRANGER);

    await().until(() -> codesAskedFor().size() == 3);
  }

  @Test
  void codes_and_links_that_are_refused_are_counted() {
    String window = ask();
    String code = mail.last().code();
    requests.enterCode(other(code), window);
    requests.enterCode(code, window);
    requests.spend("nobody's");

    assertThat(refused("code")).isEqualTo(1);
    assertThat(refused("link")).isEqualTo(1);
  }

  private double refused(String kind) {
    return meters.get("nov.login.refused").tag("kind", kind).counter().count();
  }

  private List<AuditEntry> codesAskedFor() {
    AuditFilter filter = new AuditFilter(null, null, "stranger", "code asked for", null);
    return new AuditTrail(database.jdbc()).page(filter, 10, null).entries();
  }

  private String ask() {
    int before = mail.count();
    String window = requests.ask(KARI, null, STRANGER).orElseThrow();
    await().until(() -> mail.count() > before);
    return window;
  }

  private int count(String address) {
    return database
        .jdbc()
        .queryForObject(
            "SELECT COUNT(*) FROM login.request WHERE address = ?", Integer.class, address);
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
