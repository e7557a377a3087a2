package no.nov.hub.mail.incoming;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.AccessTokensForTests;
import no.nov.hub.mail.outgoing.Delivery;
import no.nov.hub.mail.outgoing.SendingHub;
import no.nov.hub.mail.outgoing.SmtpSettings;
import no.nov.hub.mail.outgoing.TlsSettings;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A mail server that takes connections and never says a word. */
class SilentMailServerTest {

  /** Threads that come and go beside a test; ten tries would leave ten behind. */
  private static final int SOME = 5;

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration ENDLESS = Duration.ofMinutes(2);
  private static final String KARI = "kari@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<Socket> held = new ArrayList<>();
  private ServerSocket silent;
  private SendingHub sending;
  private MailboxRun mailbox;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
    for (Socket each : held) {
      each.close();
    }
    if (sending != null) {
      sending.close();
    }
    if (mailbox != null) {
      mailbox.close();
    }
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private SendingHub sending(Duration timeout) {
    sending =
        new SendingHub(
            database,
            clock,
            new SmtpSettings(
                "127.0.0.1",
                silent.getLocalPort(),
                SmtpSettings.Tls.STARTTLS,
                "",
                "",
                2,
                0,
                timeout,
                timeout,
                SendingHub.PAUSES),
            new TlsSettings(""),
            AccessTokensForTests.none());
    return sending;
  }

  private MailboxRun reading() {
    ImapSettings settings =
        new ImapSettings(
            "127.0.0.1",
            silent.getLocalPort(),
            ImapSettings.Tls.IMAPS,
            "nov",
            "secret",
            "",
            MailboxRun.EVERY,
            PATIENCE,
            DataSize.ofMegabytes(1),
            20,
            3);
    mailbox = new MailboxRun(settings, "").start();
    return mailbox;
  }

  /** The hub's next one; it hears nothing here either. */
  private void connection() {
    try {
      held.add(silent.accept());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sending_ends_in_time_with_the_letters_in_their_place_and_no_thread_left_behind() {
    SendingHub hub = sending(PATIENCE);
    hub.outbox.add(List.of(invitation("a", KARI), invitation("b", "nils@example.no")));
    hub.tick();
    int threads = Thread.activeCount();

    for (int i = 0; i < 10; i++) {
      assertThat(hub.tick().getException()).hasMessageContaining("does not answer in time");
    }

    assertThat(Thread.activeCount()).isLessThan(threads + SOME);
    assertThat(hub.newest().get(KARI).attempts()).isZero();
    assertThat(hub.health().getDetails().get("reason").toString())
        .contains("does not answer in time", "hub.mail.smtp.timeout");
  }

  @Test
  void health_says_so_within_a_minute_also_where_the_hub_has_more_patience() throws Exception {
    SendingHub hub = sending(ENDLESS);
    hub.outbox.add(List.of(invitation("a", KARI)));
    CompletableFuture<?> round = CompletableFuture.runAsync(hub::tick);
    await().until(() -> hub.newest().get(KARI).state() == Delivery.State.CLAIMED);

    await()
        .untilAsserted(
            () -> {
              clock.pass(Duration.ofSeconds(1));
              assertThat(hub.health().getDetails()).containsKey("reason");
              assertThat(hub.health().getDetails().get("reason").toString())
                  .contains("127.0.0.1:" + silent.getLocalPort(), "has not answered for 3");
            });

    connection();
    held.get(0).close();
    round.get(60, TimeUnit.SECONDS);
  }

  @Test
  void a_mailbox_is_down_at_the_first_look_that_is_not_answered_and_leaves_no_thread_behind() {
    MailboxRun hub = reading();
    await().until(() -> hub.mailboxPolling.fault().isPresent());
    int threads = Thread.activeCount();

    for (int i = 0; i < 10; i++) {
      connection();
    }

    assertThat(Thread.activeCount()).isLessThan(threads + SOME);
    var health = new MailboxHealthIndicator(hub.settings, hub.mailboxPolling).health();
    assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
    assertThat(health.getDetails().get("fault").toString())
        .contains("does not answer in time", "hub.mail.imap.timeout");
  }
}
