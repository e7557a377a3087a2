package no.nov.hub.mail.incoming;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.AccessTokensForTests;
import no.nov.hub.mail.outgoing.SendingHub;
import no.nov.hub.mail.outgoing.SmtpSettings;
import no.nov.hub.mail.outgoing.TlsSettings;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail out and in over TLS, at Postfix and Dovecot with a certificate that Java does not know. */
class SecureMailServerIT {

  private static final String KARI = "kari@hub.example.no";
  private static final TlsSettings JAVAS_OWN = new TlsSettings("");

  private static MailServer server;
  private static TlsSettings trusting;

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void startServer() throws IOException {
    server = new MailServer(Files.createTempDirectory("nov-mail-server"));
    assumeTrue(server.start(), "Postfix and Dovecot do not run here");
    trusting = new TlsSettings(server.certificate().toString());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.add(part);
    return part;
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private SendingHub sending(String door, SmtpSettings.Tls tls, TlsSettings trust, String host) {
    SmtpSettings smtp =
        new SmtpSettings(
            host,
            server.port(door),
            tls,
            door.equals("smtps") ? Mails.MAILBOX : "",
            "secret",
            2,
            0,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            SendingHub.PAUSES);
    return opened(new SendingHub(database, clock, smtp, trust, AccessTokensForTests.none()));
  }

  private MailboxRun reading(String door, ImapSettings.Tls tls, TlsSettings trust) {
    ImapSettings imap = MailboxRun.settings(server.port(door), tls, Mails.MAILBOX, "secret");
    return opened(new MailboxRun(imap, "", trust, AccessTokensForTests.none())).start();
  }

  @ParameterizedTest
  @CsvSource({"smtp, STARTTLS, imap, STARTTLS", "smtps, SMTPS, imaps, IMAPS"})
  void a_letter_goes_out_and_what_comes_is_read_over_tls_where_the_certificate_is_trusted(
      String out, SmtpSettings.Tls tls, String in, ImapSettings.Tls reading) {
    SendingHub hub = sending(out, tls, trusting, "localhost");
    MailboxRun mailbox = reading(in, reading, trusting);
    hub.outbox.add(List.of(invitation("over-" + out, Mails.MAILBOX)));

    assertThat(hub.tick().getException()).isNull();

    await().untilAsserted(() -> assertThat(mailbox.counted("own", "ignored")).isOne());
    assertThat(mailbox.mailboxPolling.fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"smtp, STARTTLS", "smtps, SMTPS"})
  void to_a_server_whose_certificate_is_not_trusted_nothing_goes_and_the_remedy_is_told(
      String door, SmtpSettings.Tls tls) {
    SendingHub hub = sending(door, tls, JAVAS_OWN, "localhost");
    hub.outbox.add(List.of(invitation("untrusted-" + door, KARI)));

    assertThat(hub.tick().getException())
        .hasMessageContaining("localhost:" + server.port(door))
        .hasMessageContaining("its certificate is not trusted")
        .hasMessageContaining("hub.mail.tls.certificates");
    assertThat(hub.newest().get(KARI).attempts()).isZero();

    SendingHub mended = sending(door, tls, trusting, "localhost");
    assertThat(mended.tick().getException()).isNull();
    assertThat(mended.newest().get(KARI).attempts()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"imap, STARTTLS", "imaps, IMAPS"})
  void a_mailbox_whose_certificate_is_not_trusted_is_not_read_and_the_remedy_is_told(
      String door, ImapSettings.Tls tls) {
    MailboxRun mailbox = reading(door, tls, JAVAS_OWN);

    await().until(() -> mailbox.mailboxPolling.fault().isPresent());

    var health = new MailboxHealthIndicator(mailbox.settings, mailbox.mailboxPolling).health();
    assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
    assertThat(health.getDetails().get("fault").toString())
        .contains("localhost:" + server.port(door))
        .contains("its certificate is not trusted", "hub.mail.tls.certificates");
    assertThat(mailbox.mailboxPolling.completed()).isEmpty();
  }

  @Test
  void a_certificate_for_another_name_is_refused_and_the_setting_is_told() {
    SendingHub hub = sending("smtp", SmtpSettings.Tls.STARTTLS, trusting, "127.0.0.1");
    hub.outbox.add(List.of(invitation("other-name", KARI)));

    assertThat(hub.tick().getException())
        .hasMessageContaining("its certificate is for another name; hub.mail.smtp.host");
  }

  @Test
  void a_server_without_starttls_is_told_nothing() {
    SendingHub hub = sending("far", SmtpSettings.Tls.STARTTLS, trusting, "localhost");
    hub.outbox.add(List.of(invitation("in-clear", KARI)));

    assertThat(hub.tick().getException())
        .hasMessageContaining("does not offer STARTTLS")
        .hasMessageContaining("hub.mail.smtp.tls");
    assertThat(hub.newest().get(KARI).attempts()).isZero();
  }

  @Test
  void tls_where_the_server_speaks_none_is_told_with_the_setting() {
    SendingHub hub = sending("far", SmtpSettings.Tls.SMTPS, trusting, "localhost");
    hub.outbox.add(List.of(invitation("wrong-door", KARI)));

    assertThat(hub.tick().getException()).hasMessageContaining("hub.mail.smtp.tls");
  }
}
