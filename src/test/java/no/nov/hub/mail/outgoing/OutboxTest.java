package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;
import static no.nov.hub.mail.outgoing.Letters.invitation;
import static no.nov.hub.mail.outgoing.Letters.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.Delivery.State;
import org.junit.jupiter.api.Test;

@EveryPart
class OutboxTest {

  private static final String KARI = "kari@example.no";
  private static final String OLA = "ola@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<Delivery> told = new ArrayList<>();
  private final Outbox outbox =
      OutboxForTests.outbox(
          database, clock, OutboxForTests.failedLetters(database, clock, told::add));

  @Test
  void a_letter_waits_from_when_it_was_added() {
    outbox.add(List.of(invitation("a", KARI), invitation("b", OLA)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::messageId, Delivery::recipient, Delivery::state, Delivery::since)
        .containsExactly(
            tuple("a@hub.example.no", KARI, State.QUEUED, clock.instant()),
            tuple("b@hub.example.no", OLA, State.QUEUED, clock.instant()));
  }

  @Test
  void the_same_letter_is_queued_once_whatever_has_become_of_it() {
    outbox.add(List.of(invitation("a", KARI)));
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    clock.pass(Duration.ofDays(1));

    outbox.add(List.of(invitation("a", KARI), invitation("b", OLA)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::recipient, Delivery::state)
        .containsExactly(tuple(KARI, State.HANDED_OVER), tuple(OLA, State.QUEUED));
  }

  @Test
  void a_newer_letter_about_the_same_goes_instead_of_one_that_waits() {
    outbox.add(List.of(invitation("a", KARI), invitation("b", OLA)));

    outbox.add(List.of(update("c", KARI)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::messageId, Delivery::state)
        .containsExactly(
            tuple("c@hub.example.no", State.QUEUED),
            tuple("a@hub.example.no", State.SUPERSEDED),
            tuple("b@hub.example.no", State.QUEUED));
  }

  @Test
  void what_is_on_its_way_or_gone_or_about_something_else_is_not_superseded() {
    outbox.add(
        List.of(
            invitation("a", KARI),
            Letters.letter("n", Letter.Kind.NOTICE, KARI, null, null),
            new Letter(
                "o", Letter.Kind.INVITATION, "drammen", "other", KARI, new byte[0], null, null)));
    database.jdbc().update("UPDATE kept.outbox SET state = 'claimed' WHERE kind = 'INVITATION'");

    outbox.add(List.of(update("c", KARI)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::state)
        .containsExactly(State.QUEUED, State.QUEUED, State.CLAIMED);
  }

  @Test
  void adding_an_older_letter_again_does_not_supersede_a_newer_one() {
    outbox.add(List.of(invitation("a", KARI)));
    outbox.add(List.of(update("c", KARI)));

    outbox.add(List.of(invitation("a", KARI)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::state)
        .containsExactly(State.QUEUED, State.SUPERSEDED);
  }

  @Test
  void a_letter_that_is_undone_by_its_caller_was_never_there() {
    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              outbox.addTail("t", out -> out.write(new byte[3]));
              outbox.add(List.of(invitation("a", KARI)));
              transaction.setRollbackOnly();
            });

    assertThat(outbox.deliveries(ABOUT)).isEmpty();
    assertThat(new TailTables(database.jdbc()).read(List.of("t"))).isEmpty();
  }

  @Test
  void a_tail_of_many_megabytes_is_kept_once_and_comes_back_whole() {
    byte[] large = new byte[3 * TailTables.MOST_BYTES + 7];
    new java.util.Random(1).nextBytes(large);

    outbox.addTail("t", out -> out.write(large));
    outbox.addTail("t", out -> out.write(large));

    ByteArrayOutputStream read = new ByteArrayOutputStream();
    new TailTables(database.jdbc()).read(List.of("t", "none")).get("t").forEach(read::writeBytes);
    assertThat(read.toByteArray()).isEqualTo(large);
  }

  private String tokenOfOneThatHasGone() {
    outbox.add(List.of(invitation("a", KARI)));
    database.jdbc().update("UPDATE kept.outbox SET state = 'handed_over', due_at = NULL");
    return database.jdbc().queryForObject("SELECT token FROM kept.outbox", String.class);
  }

  @Test
  void a_bounce_is_noted_and_told_once() {
    String token = tokenOfOneThatHasGone();

    assertThat(outbox.report(token, DeliveryStatus.BOUNCED, "5.1.1 unknown")).isTrue();
    assertThat(outbox.report(token, DeliveryStatus.BOUNCED, "5.1.1 unknown")).isTrue();

    assertThat(told)
        .extracting(Delivery::recipient, Delivery::state, Delivery::cause, Delivery::fault)
        .containsExactly(tuple(KARI, State.BOUNCED, Delivery.Cause.RETURNED, "5.1.1 unknown"));
  }

  @Test
  void a_delay_further_on_is_shown_and_is_no_failure_and_ends_when_it_arrives() {
    String token = tokenOfOneThatHasGone();

    outbox.report(token, DeliveryStatus.DELAYED, "4.4.1");
    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::state, Delivery::fault)
        .containsExactly(tuple(State.DELAYED, "4.4.1"));
    outbox.report(token, DeliveryStatus.DELIVERED, "2.0.0");

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::state, Delivery::fault)
        .containsExactly(tuple(State.HANDED_OVER, null));
    assertThat(told).isEmpty();
  }

  @Test
  void a_letter_that_is_delayed_further_on_has_gone_and_is_not_superseded() {
    outbox.report(tokenOfOneThatHasGone(), DeliveryStatus.DELAYED, "4.4.1");

    outbox.add(List.of(update("b", KARI)));

    assertThat(outbox.deliveries(ABOUT))
        .extracting(Delivery::state)
        .containsExactly(State.QUEUED, State.DELAYED);
  }

  @Test
  void a_report_on_a_letter_that_nobody_sent_is_not_known() {
    assertThat(outbox.report("0123456789abcdef", DeliveryStatus.BOUNCED, "5.1.1")).isFalse();
    assertThat(told).isEmpty();
  }
}
