package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static no.nov.hub.mail.outgoing.Letters.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import org.junit.jupiter.api.Test;

/** Several hubs on one database. */
@EveryPart
class ClaimTablesTest {

  private static final String KARI = "kari@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final FailedLetters failedLetters =
      OutboxForTests.failedLetters(database, clock, delivery -> {});
  private final Outbox outbox = OutboxForTests.outbox(database, clock, failedLetters);
  private final ClaimTables one = SendingHub.claims(database, clock, failedLetters, "hub-1");
  private final ClaimTables other = SendingHub.claims(database, clock, failedLetters, "hub-2");

  private static List<String> ids(List<OutgoingLetter> letters) {
    return letters.stream().map(OutgoingLetter::id).toList();
  }

  @Test
  void two_hubs_never_claim_the_same_letter() throws Exception {
    int letters = 1_000;
    outbox.add(
        IntStream.range(0, letters)
            .mapToObj(i -> invitation("l" + i, "m" + i + "@example.no"))
            .toList());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> hubs = List.of(all(one), all(other), all(one), all(other));
      List<String> claimed = new ArrayList<>();
      for (Future<List<String>> each : threads.invokeAll(hubs)) {
        claimed.addAll(each.get());
      }

      assertThat(claimed).hasSize(letters).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<List<String>> all(ClaimTables hub) {
    return () -> {
      List<String> claimed = new ArrayList<>();
      while (hub.anyDue()) {
        claimed.addAll(ids(hub.claim(7)));
      }
      return claimed;
    };
  }

  @Test
  void who_waits_for_a_way_in_does_not_wait_for_a_large_mailing() {
    outbox.add(
        IntStream.range(0, 100)
            .mapToObj(i -> invitation("l" + i, "m" + i + "@example.no"))
            .toList());
    clock.pass(Duration.ofHours(1));
    outbox.add(List.of(wayIn("code")));

    assertThat(ids(one.claim(1))).containsExactly("code@hub.example.no");
  }

  @Test
  void after_an_outage_a_way_in_passes_the_mailings_that_came_meanwhile() {
    outbox.add(List.of(wayIn("code")));
    List<OutgoingLetter> claimed = one.claim(1);
    outbox.add(List.of(invitation("meeting", "ola@example.no")));
    clock.pass(Duration.ofMinutes(5));

    one.release(claimed, "the mail server is out");

    assertThat(ids(one.claim(1))).containsExactly("code@hub.example.no");
  }

  @Test
  void whoever_was_too_slow_takes_nothing_from_a_way_in_that_another_sends() {
    outbox.add(List.of(wayIn("code")));
    List<OutgoingLetter> slow = one.claim(1);
    clock.pass(ClaimTables.LEASE.plusSeconds(1));
    List<OutgoingLetter> claimed = other.claim(1);

    one.handedOver(slow);

    assertThat(claimed).hasSize(1);
    assertThat(letterParts()).containsExactly("code@hub.example.no");
  }

  @Test
  void what_lets_somebody_in_is_not_kept_once_it_is_sent_or_will_not_be() {
    outbox.add(List.of(wayIn("sent"), wayIn("refused"), invitation("meeting", "ola@example.no")));
    List<OutgoingLetter> claimed = one.claim(10);

    one.handedOver(claimed.stream().filter(each -> !each.id().startsWith("refused")).toList());
    claimed.stream()
        .filter(each -> each.id().startsWith("refused"))
        .forEach(
            each -> one.settle(each, new Outcome.Never(Delivery.Cause.REFUSED, "550 no", true)));

    assertThat(claimed).hasSize(3);
    assertThat(letterParts()).containsExactly("meeting@hub.example.no");
  }

  private List<String> letterParts() {
    return database
        .jdbc()
        .queryForList("SELECT DISTINCT tail_key FROM kept.mail_tail", String.class);
  }

  private static Letter wayIn(String id) {
    return Letters.letter(id, Letter.Kind.LOGIN, KARI, null, null);
  }

  @Test
  void what_another_is_claiming_just_now_is_passed_over_and_not_waited_for() {
    outbox.add(List.of(invitation("a", KARI), invitation("b", "ola@example.no")));

    database
        .transactions()
        .executeWithoutResult(
            transaction -> {
              database
                  .jdbc()
                  .queryForList(
                      "SELECT message_id FROM kept.outbox WHERE message_id = 'a@hub.example.no' FOR UPDATE");
              assertThat(inAnotherThread(() -> ids(other.claim(10))))
                  .containsExactly("b@hub.example.no");
            });
  }

  private static <T> T inAnotherThread(Callable<T> task) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(task).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void what_a_hub_had_claimed_that_is_gone_goes_through_another_with_the_same_bytes()
      throws Exception {
    outbox.add(List.of(invitation("a", KARI)));
    OutgoingLetter first = one.claim(10).get(0);

    assertThat(other.claim(10)).isEmpty();
    clock.pass(ClaimTables.LEASE.plus(Duration.ofSeconds(1)));
    OutgoingLetter second = other.claim(10).get(0);

    assertThat(bytes(second)).isEqualTo(bytes(first)).isEqualTo(Letters.head("a", KARI));
    assertThat(second.getEnvelopeFrom()).isEqualTo(first.getEnvelopeFrom());
  }

  private static byte[] bytes(OutgoingLetter letter) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    letter.writeTo(bytes, new String[0]);
    return bytes.toByteArray();
  }

  @Test
  void a_hub_that_is_started_again_goes_on_at_once_with_its_own_and_leaves_the_others_theirs() {
    outbox.add(List.of(invitation("a", KARI), invitation("b", "ola@example.no")));
    List<String> own = ids(one.claim(1));
    other.claim(1);

    one.resume();

    assertThat(ids(one.claim(10))).isEqualTo(own);
  }

  @Test
  void who_has_lost_a_claim_cannot_undo_what_the_other_noted() {
    outbox.add(List.of(invitation("a", KARI)));
    OutgoingLetter lost = one.claim(10).get(0);
    clock.pass(ClaimTables.LEASE.plus(Duration.ofSeconds(1)));
    OutgoingLetter taken = other.claim(10).get(0);
    other.settle(taken, new Outcome.HandedOver());

    one.settle(lost, new Outcome.Later("451 4.7.1 Greylisted"));
    one.release(List.of(lost), "out");

    assertThat(outbox.deliveries(Letters.ABOUT))
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.HANDED_OVER);
  }

  @Test
  void what_was_superseded_on_its_way_is_not_tried_again() {
    outbox.add(List.of(invitation("a", KARI), invitation("x", "ola@example.no")));
    List<OutgoingLetter> claimed = one.claim(10);
    outbox.add(List.of(update("b", KARI)));

    one.settle(claimed.get(0), new Outcome.Later("451 4.7.1 Greylisted"));
    one.release(claimed.subList(1, 2), "out");

    assertThat(outbox.deliveries(Letters.ABOUT))
        .extracting(Delivery::state)
        .containsExactlyInAnyOrder(
            Delivery.State.QUEUED, Delivery.State.SUPERSEDED, Delivery.State.DELAYED);
  }

  @Test
  void large_letters_are_claimed_few_at_a_time() {
    byte[] large = new byte[6 << 20];
    for (String id : List.of("a", "b", "c", "d")) {
      outbox.add(
          List.of(new Letter(id, Letter.Kind.FORWARD, "drammen", "x", KARI, large, null, null)));
    }

    assertThat(one.claim(100)).hasSize(2);
    assertThat(one.claim(100)).hasSize(2);
  }

  @Test
  void a_bounce_that_is_reported_before_the_hub_has_noted_that_it_sent_stands() {
    outbox.add(List.of(invitation("a", KARI)));
    OutgoingLetter sent = one.claim(10).get(0);
    String token =
        HubAddress.read(sent.getEnvelopeFrom(), "nov@hub.example.no").orElseThrow().token();

    assertThat(outbox.report(token, DeliveryStatus.BOUNCED, "5.1.1")).isTrue();
    one.settle(sent, new Outcome.HandedOver());

    assertThat(outbox.deliveries(Letters.ABOUT))
        .extracting(Delivery::state, Delivery::cause)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Delivery.State.BOUNCED, Delivery.Cause.RETURNED));
  }
}
