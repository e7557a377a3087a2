package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Letters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The chain through a real Postfix and a real Dovecot: queue, refusals, report back, answer. */
class RealMailServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String KARI = "kari@hub.example.no";

  private static MailServer server;
  private MailboxRun hub;

  @BeforeAll
  static void startServer() throws IOException {
    // Other users than root must get there, and the names of sockets must be short.
    server = new MailServer(Files.createTempDirectory("nov-mail-server"));
    assumeTrue(server.start(), "Postfix and Dovecot do not run here");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private MailboxRun start() {
    hub =
        new MailboxRun(
            MailboxRun.settings(server.imap(), Mails.MAILBOX, "secret"), "borte@hub.example.no");
    return hub.start();
  }

  @Test
  void a_letter_arrives_and_its_answer_is_taken() throws Exception {
    start();
    Letter invitation = Letters.invitation("ut", KARI);
    server.send(Mails.BOUNCE, KARI, invitation.head());
    await().atMost(PATIENCE).until(() -> server.mailsOf(KARI, "INBOX") > 0);

    server.send(KARI, Mails.MEETING, Mails.corpus("answers/gmail-accepted"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(hub.answers.taken()).hasSize(1));
    MailedAnswer answer = hub.answers.taken().get(0);
    assertThat(answer.attendee()).isEqualTo("kari@example.no");
    await().atMost(PATIENCE).until(() -> server.mailsOf(Mails.MAILBOX, "INBOX") == 0);
    assertThat(server.mailsOf(Mails.MAILBOX, "Handled")).isPositive();
  }

  @Test
  void what_the_next_server_refuses_comes_back_as_a_report_and_is_recognised() throws Exception {
    start();
    Letter letter = Letters.invitation("retur", "never@far.example.no");
    hub.sent(letter, Mails.BOUNCE_TOKEN);

    server.send(Mails.BOUNCE, "never@far.example.no", letter.head());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(hub.stateOf(letter)).isEqualTo("bounced"));
    assertThat(hub.counted("bounce", "bounced")).isOne();
  }

  @Test
  void one_address_is_refused_for_a_while_and_another_for_good() {
    byte[] letter = Letters.invitation("nei", KARI).head();

    assertThatThrownBy(() -> server.send(Mails.BOUNCE, "later@hub.example.no", letter))
        .hasStackTraceContaining("450");
    assertThatThrownBy(() -> server.send(Mails.BOUNCE, "never@hub.example.no", letter))
        .hasStackTraceContaining("550");
  }

  @Test
  void another_letter_to_a_meeting_goes_on_to_its_contact() throws Exception {
    start();

    server.send(KARI, Mails.MEETING, Mails.corpus("other/question"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(hub.letters()).hasSize(1));
    assertThat(hub.letters().get(0)).containsEntry("recipient", "siv@drammen.example.no");
  }

  @Test
  void a_mail_that_is_too_large_is_parked() throws Exception {
    start();
    byte[] large = new byte[700_000];
    Arrays.fill(large, (byte) 'x');
    for (int i = 70; i + 1 < large.length; i += 72) {
      large[i] = '\r';
      large[i + 1] = '\n';
    }
    byte[] head = Mails.bytes("From: a@example.no\nTo: nov@hub.example.no\nSubject: stor\n\n");
    byte[] mail = Arrays.copyOf(head, head.length + large.length);
    System.arraycopy(large, 0, mail, head.length, large.length);

    server.send(KARI, Mails.MAILBOX, mail);

    await().atMost(PATIENCE).until(() -> server.mailsOf(Mails.MAILBOX, "Parked") == 1);
    assertThat(hub.counted("unread", "too_large")).isOne();
  }
}
