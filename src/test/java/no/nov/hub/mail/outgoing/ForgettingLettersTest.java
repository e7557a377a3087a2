package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;
import static no.nov.hub.mail.outgoing.Letters.invitation;
import static no.nov.hub.mail.outgoing.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of letters that are long finished. */
@EveryPart
class ForgettingLettersTest {

  private static final String KARI = "kari@example.no";
  private static final String OLA = "ola@example.no";
  private static final Duration MONTH = Duration.ofDays(31);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<Delivery> told = new ArrayList<>();
  private final FailedLetters failedLetters =
      OutboxForTests.failedLetters(database, clock, told::add);
  private final Outbox outbox = OutboxForTests.outbox(database, clock, failedLetters);
  private final ClaimTables claimTables =
      SendingHub.claims(database, clock, failedLetters, "hub-1");
  private final RouteRun route =
      RouteRun.of(
          Map.of("hub.routes.forget-letters.from", "direct:time"),
          Map.of(
              "forgettingLetters",
              new ForgettingLetters(
                  database.jdbc(),
                  database.transactions(),
                  clock,
                  new LetterSettings(Duration.ofDays(30)))),
          "72-forget-letters.camel.xml");

  @AfterEach
  void stop() {
    route.close();
  }

  private void sent(Letter... letters) {
    outbox.add(List.of(letters));
    for (OutgoingLetter letter : claimTables.claim(1_000)) {
      claimTables.settle(letter, new Outcome.HandedOver());
    }
  }

  private void forget() {
    assertThat(route.send("direct:time", null).getException()).isNull();
  }

  private String token() {
    return database.jdbc().queryForObject("SELECT token FROM kept.outbox", String.class);
  }

  private String everythingKept() {
    return database.jdbc().queryForList("SELECT * FROM kept.outbox").toString()
        + database.jdbc().queryForList("SELECT * FROM kept.held_address")
        + database.jdbc().queryForList("SELECT tail_key FROM kept.mail_tail");
  }

  private List<byte[]> heads() {
    return database.jdbc().queryForList("SELECT content FROM kept.mail_tail", byte[].class);
  }

  @Test
  void thirty_days_after_it_has_gone_nothing_is_left_of_whom_it_was_to_and_what_it_said() {
    outbox.add(List.of(invitation("a", KARI)));
    claimTables.settle(
        claimTables.claim(1).get(0),
        new Outcome.Never(Delivery.Cause.REFUSED, "550 5.1.1 <%s>".formatted(KARI), true));
    clock.pass(MONTH);

    forget();

    assertThat(everythingKept()).doesNotContain("kari");
    assertThat(heads()).isEmpty();
    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::messageId, Delivery::state, Delivery::cause, Delivery::attempts)
        .containsExactly(tuple("a@hub.example.no", State.BOUNCED, Delivery.Cause.REFUSED, 1));
  }

  @Test
  void before_that_all_of_it_stays() {
    sent(invitation("a", KARI));
    clock.pass(Duration.ofDays(29));

    forget();

    assertThat(heads()).containsExactly(Letters.head("a", KARI));
    assertThat(outbox.deliveries(ABOUT)).extracting(Delivery::recipient).containsExactly(KARI);
  }

  @Test
  void the_same_letter_is_not_mailed_again_and_its_content_does_not_come_back() {
    byte[] large = new byte[1 << 20];
    Letter letter = new Letter("a", Letter.Kind.FORWARD, "drammen", ABOUT, KARI, large, null, null);
    sent(letter);
    clock.pass(MONTH);
    forget();

    outbox.add(List.of(letter));

    assertThat(claimTables.anyDue()).isFalse();
    assertThat(everythingKept()).doesNotContain("kari").doesNotContain("tail_key=a");
  }

  @Test
  void what_waits_to_be_sent_stays_whole_however_long() {
    outbox.add(List.of(invitation("a", KARI)));
    clock.pass(Duration.ofDays(300));

    forget();

    assertThat(claimTables.claim(1)).hasSize(1);
    assertThat(heads()).containsExactly(Letters.head("a", KARI));
  }

  @Test
  void who_was_told_what_stays_as_long_as_the_meeting_lies_ahead() {
    Instant end = clock.instant().plus(Duration.ofDays(100));
    sent(letter("a", Letter.Kind.INVITATION, KARI, null, end));
    clock.pass(Duration.ofDays(129));

    forget();
    assertThat(outbox.deliveries(ABOUT)).extracting(Delivery::recipient).containsExactly(KARI);
    clock.pass(Duration.ofDays(2));
    forget();

    assertThat(outbox.deliveries(ABOUT)).extracting(Delivery::recipient).containsExactly("");
  }

  @Test
  void a_late_bounce_is_known_and_tells_nobody_and_speaks_against_no_address() {
    sent(invitation("a", KARI));
    clock.pass(MONTH);
    forget();

    assertThat(outbox.report(token(), DeliveryStatus.BOUNCED, "5.1.1")).isTrue();

    assertThat(told).isEmpty();
    assertThat(database.jdbc().queryForList("SELECT * FROM kept.held_address")).isEmpty();
  }

  @Test
  void shared_attachments_go_with_the_last_letter_that_ends_with_them() {
    outbox.addTail("shared", out -> out.write(new byte[100]));
    sent(letter("a", Letter.Kind.INVITATION, KARI, "shared", null));
    clock.pass(MONTH);
    sent(letter("b", Letter.Kind.INVITATION, OLA, "shared", null));

    forget();
    assertThat(new TailTables(database.jdbc()).read(List.of("shared"))).hasSize(1);
    clock.pass(MONTH);
    forget();

    assertThat(new TailTables(database.jdbc()).read(List.of("shared"))).isEmpty();
  }

  @Test
  void however_many_there_are_all_are_forgotten_in_one_round() {
    for (int i = 0; i < 1_201; i++) {
      outbox.add(List.of(invitation("a" + i, "p%d@example.no".formatted(i))));
    }
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    clock.pass(MONTH);

    forget();

    assertThat(
            database
                .jdbc()
                .queryForObject(
                    "SELECT COUNT(*) FROM kept.outbox WHERE recipient <> ''", Long.class))
        .isZero();
  }

  @Test
  void an_address_that_failed_once_is_forgotten_when_it_counts_no_more() {
    failedLetters.held.failed(KARI);
    clock.pass(Duration.ofDays(29));
    forget();
    assertThat(everythingKept()).contains(KARI);
    clock.pass(Duration.ofDays(2));

    forget();

    assertThat(everythingKept()).doesNotContain(KARI);
  }

  @Test
  void no_less_than_a_week_can_be_set() {
    assertThatThrownBy(() -> new LetterSettings(Duration.ofDays(1)))
        .hasMessage("hub.mail.letters.kept: 'PT24H' is not 7d or longer");
  }
}
