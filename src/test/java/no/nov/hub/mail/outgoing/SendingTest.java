package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;
import static no.nov.hub.mail.outgoing.Letters.invitation;
import static no.nov.hub.mail.outgoing.Letters.update;
import static no.nov.hub.mail.outgoing.ScriptedSmtpServer.CUT;
import static no.nov.hub.mail.outgoing.ScriptedSmtpServer.TAKE_AND_CUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.Delivery.Cause;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The route of sending against a mail server that does what such servers do. */
@EveryPart
class SendingTest {

  private static final String KARI = "kari@example.no";
  private static final String OLA = "ola@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final ScriptedSmtpServer server = new ScriptedSmtpServer();
  private SendingHub hub = new SendingHub(database, clock, SendingHub.to(server.port()));

  @AfterEach
  void stop() {
    hub.close();
    server.close();
  }

  private void queue(Letter... letters) {
    hub.outbox.add(List.of(letters));
  }

  private List<String> recipients() {
    return server.taken().stream().map(Mail::recipient).sorted().toList();
  }

  @Test
  void what_arrives_is_what_was_stored_with_an_envelope_that_tells_the_letter() {
    queue(invitation("a", KARI));

    assertThat(hub.tick().getException()).isNull();

    Mail mail = server.taken().get(0);
    assertThat(mail.content()).isEqualTo(Letters.head("a", KARI));
    assertThat(mail.recipient()).isEqualTo(KARI);
    HubAddress sender = HubAddress.read(mail.sender(), "nov@hub.example.no").orElseThrow();
    assertThat(sender.purpose()).isEqualTo(HubAddress.Purpose.BOUNCE);
    assertThat(hub.outbox.report(sender.token(), DeliveryStatus.BOUNCED, "5.1.1")).isTrue();
    assertThat(hub.newest().get(KARI).state()).isEqualTo(State.BOUNCED);
  }

  @Test
  void a_letter_that_has_gone_says_when_and_does_not_go_again() {
    queue(invitation("a", KARI));
    hub.tick();
    clock.pass(Duration.ofDays(3));

    hub.tick();

    assertThat(recipients()).containsExactly(KARI);
    Delivery delivery = hub.newest().get(KARI);
    assertThat(delivery.state()).isEqualTo(State.HANDED_OVER);
    assertThat(delivery.handedOverAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(hub.meters.get("nov.mail.sent").counter().count()).isEqualTo(1);
    assertThat(hub.meters.get("nov.mail.window").timer().count()).isEqualTo(1);
  }

  @Test
  void large_heads_and_shared_tails_arrive_whole() {
    byte[] tail = lines(3_000_000);
    byte[] head = lines(1_200_000);
    hub.outbox.addTail("agenda", out -> out.write(tail));
    queue(
        new Letter("a", Letter.Kind.INVITATION, "drammen", ABOUT, KARI, head, "agenda", null),
        Letters.letter("b", Letter.Kind.INVITATION, OLA, "agenda", null));

    assertThat(hub.tick().getException()).isNull();

    assertThat(server.taken())
        .extracting(Mail::recipient, Mail::content)
        .containsExactlyInAnyOrder(
            tuple(KARI, joined(head, tail)), tuple(OLA, joined(Letters.head("b", OLA), tail)));
  }

  /** As base64 comes, with dots where they hurt. */
  private static byte[] lines(int bytes) {
    byte[] lines = new byte[bytes];
    Random random = new Random(bytes);
    for (int at = 0; at < bytes; at++) {
      int column = at % 78;
      lines[at] =
          (byte) (column == 76 ? '\r' : column == 77 ? '\n' : random.nextInt(4) == 0 ? '.' : 'A');
    }
    lines[bytes - 2] = '\r';
    lines[bytes - 1] = '\n';
    return lines;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(one);
    joined.writeBytes(other);
    return joined.toByteArray();
  }

  @Test
  void many_letters_share_few_connections() {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      letters.add(invitation("l" + i, "m" + i + "@example.no"));
    }
    hub.outbox.add(letters);

    hub.tick();

    assertThat(recipients()).hasSize(250).doesNotHaveDuplicates();
    assertThat(server.connections()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_slow_server_gets_no_letter_twice_however_often_the_outbox_is_looked_at() {
    server.says(
        (command, about) -> {
          if (command.equals("END")) {
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
          }
          return null;
        });
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      letters.add(invitation("l" + i, "m" + i + "@example.no"));
    }
    hub.outbox.add(letters);
    hub.close();

    hub =
        new SendingHub(
            database,
            clock,
            SendingHub.to(server.port()),
            SendingHub.JAVAS_OWN,
            SendingHub.noTokens(clock),
            "scheduler:mail?initialDelay=0&delay=5");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> hub.newest().values().stream().allMatch(d -> d.state() == State.HANDED_OVER));
    assertThat(recipients()).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void a_connection_that_the_server_has_closed_costs_no_letter_an_attempt() {
    queue(invitation("a", KARI));
    hub.tick();
    server.cutAll();

    queue(invitation("b", OLA));
    assertThat(hub.tick().getException()).isNull();

    assertThat(recipients()).containsExactly(KARI, OLA);
    assertThat(hub.newest().get(OLA).attempts()).isEqualTo(1);
  }

  @Test
  void an_address_that_is_refused_for_good_is_told_at_once_and_the_others_go() {
    server.answers("RCPT", KARI, "550 5.1.1 <kari@example.no> unknown");
    queue(invitation("a", KARI), invitation("b", OLA));

    assertThat(hub.tick().getException()).isNull();

    assertThat(recipients()).containsExactly(OLA);
    assertThat(hub.told)
        .extracting(Delivery::recipient, Delivery::state, Delivery::cause, Delivery::fault)
        .containsExactly(
            tuple(KARI, State.BOUNCED, Cause.REFUSED, "550 5.1.1 <kari@example.no> unknown"));
    clock.pass(Duration.ofDays(3));
    hub.tick();
    assertThat(recipients()).containsExactly(OLA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", "END", "MAIL"})
  void what_is_refused_for_the_moment_is_tried_again_after_growing_pauses(String command) {
    server.answers(command, "451 4.7.1 Greylisted");
    queue(invitation("a", KARI));
    Instant start = clock.instant();
    List<Duration> tries = new ArrayList<>();
    server.says(
        (asked, about) -> {
          if (asked.equals(command)) {
            tries.add(Duration.between(start, clock.instant()));
            return "451 4.7.1 Greylisted";
          }
          return null;
        });

    for (int minute = 0; minute <= 180; minute++) {
      hub.tick();
      clock.pass(Duration.ofMinutes(1));
    }

    assertThat(tries)
        .containsExactly(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(6),
            Duration.ofMinutes(21),
            Duration.ofMinutes(51),
            Duration.ofMinutes(111),
            Duration.ofMinutes(171));
    Delivery delivery = hub.newest().get(KARI);
    assertThat(delivery.state()).isEqualTo(State.DELAYED);
    assertThat(delivery.cause()).isEqualTo(Cause.LATER);
    assertThat(delivery.fault()).isEqualTo("451 4.7.1 Greylisted");
    assertThat(hub.told).isEmpty();
  }

  @Test
  void what_is_taken_at_last_bears_no_trace_of_its_delay() {
    server.answers("RCPT", "451 4.7.1 Greylisted");
    queue(invitation("a", KARI));
    hub.tick();
    server.says((command, about) -> null);
    clock.pass(Duration.ofMinutes(1));

    hub.tick();

    Delivery delivery = hub.newest().get(KARI);
    assertThat(delivery.state()).isEqualTo(State.HANDED_OVER);
    assertThat(delivery.cause()).isNull();
    assertThat(delivery.fault()).isNull();
    assertThat(delivery.attempts()).isEqualTo(2);
  }

  @Test
  void after_two_days_it_is_given_up_and_told_once() {
    server.answers("RCPT", KARI, "450 4.2.1 Mailbox busy");
    queue(invitation("a", KARI));

    for (int hour = 0; hour <= 60; hour++) {
      hub.tick();
      if (hour < 48) {
        assertThat(hub.told).isEmpty();
      }
      clock.pass(Duration.ofHours(1));
    }

    assertThat(hub.told)
        .extracting(Delivery::recipient, Delivery::state, Delivery::cause, Delivery::fault)
        .containsExactly(tuple(KARI, State.BOUNCED, Cause.GAVE_UP, "450 4.2.1 Mailbox busy"));
    assertThat(server.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", "END"})
  void a_connection_that_ends_in_the_middle_delays_that_letter_and_the_others_go(String command) {
    server.answers(command, KARI, CUT);
    queue(invitation("a", KARI), invitation("b", OLA), invitation("c", "per@example.no"));

    assertThat(hub.tick().getException()).isNull();

    assertThat(recipients()).containsExactly(OLA, "per@example.no");
    assertThat(hub.newest().get(KARI).state()).isEqualTo(State.DELAYED);
    server.says((asked, about) -> null);
    clock.pass(Duration.ofMinutes(1));
    hub.tick();
    assertThat(recipients()).contains(KARI);
  }

  @Test
  void what_was_taken_without_an_answer_comes_again_the_very_same() {
    server.answers("END", KARI, TAKE_AND_CUT);
    queue(invitation("a", KARI));
    hub.tick();
    server.says((asked, about) -> null);
    clock.pass(Duration.ofMinutes(1));

    hub.tick();

    assertThat(server.taken()).hasSize(2);
    assertThat(server.taken().get(1).content()).isEqualTo(server.taken().get(0).content());
    assertThat(server.taken().get(1).sender()).isEqualTo(server.taken().get(0).sender());
  }

  @Test
  void an_unusable_letter_is_told_and_the_others_go() {
    queue(
        invitation("a", "no address"),
        Letters.letter("t", Letter.Kind.INVITATION, "siv@example.no", "no-such-tail", null),
        invitation("b", OLA));

    assertThat(hub.tick().getException()).isNull();

    assertThat(recipients()).containsExactly(OLA);
    assertThat(hub.told)
        .extracting(Delivery::recipient, Delivery::cause)
        .containsExactlyInAnyOrder(
            tuple("no address", Cause.UNUSABLE), tuple("siv@example.no", Cause.UNUSABLE));
  }

  @Test
  void while_the_server_is_gone_the_route_pauses_and_no_letter_is_charged_for_it() {
    server.close();
    queue(invitation("a", KARI), invitation("b", OLA));

    Exception outage = hub.tick().getException();

    assertThat(outage)
        .isInstanceOf(MailServerOut.class)
        .hasMessageContaining("No connection to the mail server 127.0.0.1:" + server.port());
    assertThat(hub.newest().values())
        .extracting(Delivery::state, Delivery::attempts)
        .containsOnly(tuple(State.DELAYED, 0));
    assertThat(hub.told).isEmpty();
  }

  @Test
  void when_the_server_is_back_everything_goes() {
    int port = server.port();
    server.close();
    queue(invitation("a", KARI), invitation("b", OLA));
    hub.tick();
    clock.pass(Duration.ofHours(47));

    try (ScriptedSmtpServer back = new ScriptedSmtpServer(port)) {
      assertThat(hub.tick().getException()).isNull();

      assertThat(back.taken()).hasSize(2);
    }
  }

  @Test
  void a_server_that_is_gone_for_two_days_is_told_to_those_who_wait() {
    server.close();
    queue(invitation("a", KARI));
    hub.tick();
    clock.pass(Duration.ofDays(2));

    hub.tick();

    assertThat(hub.told)
        .extracting(Delivery::recipient, Delivery::cause)
        .containsExactly(tuple(KARI, Cause.GAVE_UP));
    assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.held_address", Long.class))
        .as("it is not the address's fault")
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.7.60 Not allowed to send as this", "530 5.7.0 Log in first"})
  void a_server_that_will_not_have_the_hub_as_sender_bounces_nothing(String answer) {
    server.answers("MAIL", answer);
    queue(invitation("a", KARI), invitation("b", OLA));

    assertThat(hub.tick().getException())
        .isInstanceOf(MailServerOut.class)
        .hasMessageContaining("hub.mail.address")
        .hasMessageNotContaining("nov+b-");

    assertThat(hub.told).isEmpty();
    assertThat(hub.newest().values()).extracting(Delivery::attempts).containsOnly(0);
  }

  @Test
  void a_letter_that_is_too_large_for_the_server_is_told() {
    server.answers("MAIL", "552 5.3.4 Too large");
    queue(invitation("a", KARI));

    assertThat(hub.tick().getException()).isNull();

    assertThat(hub.told).extracting(Delivery::cause).containsExactly(Cause.REFUSED);
  }

  @Test
  void what_is_no_use_any_more_is_not_sent_and_told() {
    queue(
        Letters.letter(
            "r", Letter.Kind.REMINDER, KARI, null, clock.instant().plus(Duration.ofHours(1))));
    clock.pass(Duration.ofHours(2));

    hub.tick();

    assertThat(server.taken()).isEmpty();
    assertThat(hub.told).extracting(Delivery::state).containsExactly(State.EXPIRED);
  }

  @Test
  void one_bounce_does_not_hold_an_address_and_bounces_over_days_do() {
    server.answers("RCPT", KARI, "550 5.1.1 unknown");
    for (int day = 0; day < 3; day++) {
      queue(update("u" + day, KARI));
      hub.tick();
      assertThat(hub.newest().get(KARI).cause()).as("day %s", day).isEqualTo(Cause.REFUSED);
      clock.pass(Duration.ofDays(1));
    }
    server.says((command, about) -> null);

    queue(update("held", KARI), update("other", OLA));
    hub.tick();

    assertThat(hub.newest().get(KARI).cause()).isEqualTo(Cause.HELD);
    assertThat(hub.told).last().extracting(Delivery::cause).isEqualTo(Cause.HELD);
    assertThat(recipients()).containsExactly(OLA);
    clock.pass(Duration.ofDays(31));
    queue(update("later", KARI));
    hub.tick();
    assertThat(recipients()).as("a month later it is tried again").contains(KARI);
  }

  @Test
  void many_bounces_of_one_day_or_for_the_content_hold_no_address() {
    server.says(
        (command, about) ->
            command.equals("RCPT") && about.equals(KARI)
                ? "550 5.1.1 unknown"
                : command.equals("END") ? "554 5.7.1 Looks like spam" : null);
    for (int i = 0; i < 5; i++) {
      queue(update("k" + i, KARI));
      hub.tick();
    }
    for (int day = 0; day < 5; day++) {
      queue(update("o" + day, OLA));
      hub.tick();
      clock.pass(Duration.ofDays(1));
    }
    server.says((command, about) -> null);

    queue(update("k", KARI), update("o", OLA));
    hub.tick();

    assertThat(recipients()).containsExactly(KARI, OLA);
  }

  @Test
  void a_letter_that_waits_for_its_next_try_gives_way_to_a_newer_one() {
    server.answers("RCPT", "451 4.7.1 Greylisted");
    queue(invitation("a", KARI));
    hub.tick();

    queue(update("b", KARI));
    server.says((command, about) -> null);
    clock.pass(Duration.ofMinutes(10));
    hub.tick();

    assertThat(server.taken()).hasSize(1);
    assertThat(server.taken().get(0).content()).isEqualTo(Letters.head("b", KARI));
  }

  @Test
  void no_more_than_the_settings_allow_go_in_a_minute() {
    SmtpSettings slow =
        new SmtpSettings(
            "127.0.0.1",
            server.port(),
            SmtpSettings.Tls.NONE,
            "",
            "",
            2,
            60,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            SendingHub.PAUSES);
    hub.close();
    hub = new SendingHub(database, clock, slow);
    for (int i = 0; i < 30; i++) {
      queue(invitation("l" + i, "m" + i + "@example.no"));
    }

    hub.tick();

    assertThat(server.taken()).hasSizeBetween(6, 10);
  }

  @Test
  void without_a_mail_server_mail_waits() {
    hub.close();
    hub =
        new SendingHub(
            database,
            clock,
            new SmtpSettings(
                "",
                0,
                SmtpSettings.Tls.STARTTLS,
                "",
                "",
                2,
                0,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                SendingHub.PAUSES));
    queue(invitation("a", KARI));
    clock.pass(Duration.ofDays(5));

    assertThat(hub.tick().getException()).isNull();

    assertThat(hub.newest().get(KARI).state()).isEqualTo(State.QUEUED);
  }
}
