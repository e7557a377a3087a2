package no.nov.hub.mail.incoming;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.AccessTokens;
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

/**
 * Mail out and in by token, at a Postfix and a Dovecot that ask whoever gave it whether it holds.
 */
class TokenMailServerIT {

  private static final Set<String> HOLDING = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger GIVEN = new AtomicInteger();

  private static HttpServer issuer;
  private static MailServer server;
  private static TlsSettings trusting;

  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final AccessTokens tokens = AccessTokensForTests.from(issuer("/token"), clock);
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void startServers() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext("/token", TokenMailServerIT::give);
    issuer.createContext("/tokeninfo", TokenMailServerIT::tell);
    issuer.start();
    server =
        new MailServer(
            Files.createTempDirectory("nov-mail-server"),
            Map.of("NOV_TEST_TOKENINFO", issuer("/tokeninfo?access_token=").toString()));
    assumeTrue(server.start(), "Postfix and Dovecot do not run here");
    trusting = new TlsSettings(server.certificate().toString());
  }

  @AfterAll
  static void stopServers() {
    server.close();
    issuer.stop(0);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private static URI issuer(String path) {
    return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
  }

  private static void give(HttpExchange exchange) throws IOException {
    String token = "token-" + GIVEN.incrementAndGet();
    HOLDING.add(token);
    answer(exchange, 200, "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted(token));
  }

  private static void tell(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestURI().getQuery().replaceFirst("access_token=", "");
    boolean holds = HOLDING.contains(token);
    answer(exchange, holds ? 200 : 401, holds ? "{\"email\":\"nov@hub.example.no\"}" : "{}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.add(part);
    return part;
  }

  /** With connections of its own. */
  private SendingHub sending() {
    SmtpSettings smtp =
        new SmtpSettings(
            "localhost",
            server.port("smtps"),
            SmtpSettings.Tls.SMTPS,
            Mails.MAILBOX,
            "",
            2,
            0,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            SendingHub.PAUSES);
    return opened(new SendingHub(TestDatabase.fresh(), clock, smtp, trusting, tokens));
  }

  private MailboxRun reading() {
    return opened(
            new MailboxRun(
                MailboxRun.settings(
                    server.port("imaps"), ImapSettings.Tls.IMAPS, Mails.MAILBOX, ""),
                "",
                trusting,
                tokens))
        .start();
  }

  @Test
  void a_letter_goes_out_and_what_comes_is_read_with_a_token() {
    MailboxRun mailbox = reading();
    SendingHub hub = sending();
    hub.outbox.add(List.of(invitation("by-token", Mails.MAILBOX)));

    assertThat(hub.tick().getException()).isNull();

    await().untilAsserted(() -> assertThat(mailbox.counted("own", "ignored")).isOne());
  }

  @Test
  void a_token_whose_time_is_over_is_fetched_anew_before_it_is_shown() {
    tokens.current();
    int given = GIVEN.get();
    HOLDING.clear();
    clock.pass(Duration.ofHours(1));
    SendingHub hub = sending();
    hub.outbox.add(List.of(invitation("over", "kari@hub.example.no")));

    assertThat(hub.tick().getException()).isNull();

    assertThat(GIVEN.get()).isEqualTo(given + 1);
  }

  @Test
  void one_that_is_withdrawn_before_its_time_costs_one_refusal() {
    tokens.current();
    HOLDING.clear();
    SendingHub hub = sending();
    hub.outbox.add(List.of(invitation("withdrawn", "kari@hub.example.no")));

    assertThat(hub.tick().getException()).hasMessageContaining("refuses the login");
    assertThat(hub.tick().getException()).isNull();
  }

  @Test
  void an_open_mailbox_goes_on_when_the_token_that_opened_it_is_over() throws Exception {
    MailboxRun mailbox = reading();
    await().until(() -> mailbox.mailboxPolling.completed().isPresent());
    HOLDING.clear();
    clock.pass(Duration.ofHours(1));

    server.send("kari@hub.example.no", Mails.MAILBOX, invitation("later", Mails.MAILBOX).head());

    await().until(() -> server.mailsOf(Mails.MAILBOX, "INBOX") == 0);
    await().until(() -> mailbox.counted("own", "ignored") == 1);
    assertThat(mailbox.mailboxPolling.fault()).isEmpty();
  }
}
