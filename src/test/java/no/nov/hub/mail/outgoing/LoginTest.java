package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.outgoing.SmtpSettings.Tls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the hub gets in at a mail server. */
class LoginTest {

  private static final String KARI = "kari@example.no";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private int tokenStatus = 200;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.add(0, part);
    return part;
  }

  private SmtpSettings settings(int port, Tls tls, String password) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        tls,
        "nov@hub.example.no",
        password,
        2,
        0,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        SendingHub.PAUSES);
  }

  private ScriptedSmtpServer serverThatAccepts(String login) {
    ScriptedSmtpServer server = opened(new ScriptedSmtpServer());
    server.offers("AUTH PLAIN XOAUTH2");
    server.says(
        (command, about) -> {
          if (!command.equals("AUTH")) {
            return null;
          }
          String words = about.substring(0, about.lastIndexOf(' '));
          String given = about.substring(about.lastIndexOf(' ') + 1);
          logins.add(
              words + " " + new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8));
          return logins.get(logins.size() - 1).contains(login) ? null : "535 5.7.8 Wrong";
        });
    return server;
  }

  private AccessTokens tokens(String refreshToken) throws Exception {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/token",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer =
              "{\"access_token\":\"token-%d\",\"expires_in\":3600,\"refresh_token\":\"next-%1$d\"}"
                  .formatted(asked.size())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(tokenStatus, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    http.start();
    opened(() -> http.stop(0));
    URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/token");
    return new AccessTokens(new OAuthSettings(url, "hub", "hush", refreshToken, "mail"), clock);
  }

  private SendingHub hub(SmtpSettings settings) {
    return opened(new SendingHub(database, clock, settings));
  }

  @Test
  void a_password_is_given_where_one_is_asked_for() {
    ScriptedSmtpServer server = serverThatAccepts("right");
    SendingHub hub = hub(settings(server.port(), Tls.NONE, "right"));
    hub.outbox.add(List.of(invitation("a", KARI)));

    assertThat(hub.tick().getException()).isNull();

    assertThat(logins).containsExactly("PLAIN nov@hub.example.no\0nov@hub.example.no\0right");
    assertThat(server.taken()).hasSize(1);
  }

  @Test
  void a_login_that_is_refused_is_an_outage_and_its_sentence_names_the_setting_and_no_secret() {
    ScriptedSmtpServer server = serverThatAccepts("right");
    SendingHub hub = hub(settings(server.port(), Tls.NONE, "wrong-one"));
    hub.outbox.add(List.of(invitation("a", KARI)));

    assertThat(hub.tick().getException())
        .isInstanceOf(MailServerOut.class)
        .hasMessageContaining("hub.mail.smtp.username")
        .hasMessageNotContaining("wrong-one");
    assertThat(hub.told).isEmpty();
    assertThat(hub.newest().get(KARI).attempts()).isZero();
  }

  @Test
  void a_refused_login_is_tried_again_after_pauses_that_grow_and_health_says_so_at_once() {
    ScriptedSmtpServer server = serverThatAccepts("right");
    SendingHub hub = hub(settings(server.port(), Tls.NONE, "wrong-one"));
    hub.outbox.add(List.of(invitation("a", KARI)));
    List<Integer> tried = new ArrayList<>();

    for (int minute = 0; minute <= 60; minute++) {
      int before = logins.size();
      hub.tick();
      assertThat(hub.tick().getException()).hasMessageContaining("refuses the login");
      if (logins.size() > before) {
        tried.add(minute);
      }
      clock.pass(Duration.ofMinutes(1));
    }

    assertThat(tried).containsExactly(0, 1, 3, 7, 15, 30, 45, 60);
    assertThat(logins).hasSize(tried.size());
    assertThat(hub.health().getDetails().get("reason").toString())
        .contains("refuses the login", "hub.mail.smtp.username", "pauses");
    assertThat(hub.newest().get(KARI).attempts()).isZero();
  }

  @Test
  void a_login_that_is_accepted_again_ends_the_pauses() {
    ScriptedSmtpServer server = serverThatAccepts("never");
    SendingHub hub = hub(settings(server.port(), Tls.NONE, "right"));
    hub.outbox.add(List.of(invitation("a", KARI)));
    hub.tick();
    server.says((command, about) -> command.equals("AUTH") ? "235 2.7.0 Ok" : null);

    clock.pass(Duration.ofMinutes(1));
    assertThat(hub.tick().getException()).isNull();

    assertThat(server.taken()).hasSize(1);
    assertThat(hub.health().getDetails()).doesNotContainKey("reason");
  }

  @Test
  void a_token_is_fetched_once_and_anew_before_it_runs_out() throws Exception {
    ScriptedSmtpServer server = serverThatAccepts("auth=Bearer token-");
    SendingHub hub =
        opened(
            new SendingHub(
                database, clock, settings(server.port(), Tls.NONE, ""), tokens("first")));
    for (int i = 0; i < 3; i++) {
      hub.outbox.add(List.of(invitation("l" + i, "m" + i + "@example.no")));
      assertThat(hub.tick().getException()).isNull();
      server.cutAll();
      clock.pass(Duration.ofMinutes(30));
    }

    assertThat(server.taken()).hasSize(3);
    assertThat(logins)
        .containsExactly(
            "XOAUTH2 user=nov@hub.example.no\1auth=Bearer token-1\1\1",
            "XOAUTH2 user=nov@hub.example.no\1auth=Bearer token-1\1\1",
            "XOAUTH2 user=nov@hub.example.no\1auth=Bearer token-2\1\1");
    assertThat(asked)
        .containsExactly(
            "grant_type=refresh_token&client_id=hub&client_secret=hush&refresh_token=first&scope=mail",
            "grant_type=refresh_token&client_id=hub&client_secret=hush&refresh_token=next-1&scope=mail");
  }

  @Test
  void without_a_refresh_token_the_hub_asks_as_itself() throws Exception {
    assertThat(tokens("").current()).isEqualTo("token-1");

    assertThat(asked)
        .containsExactly(
            "grant_type=client_credentials&client_id=hub&client_secret=hush&scope=mail");
  }

  @Test
  void a_token_that_the_mail_server_refuses_is_not_used_again() throws Exception {
    ScriptedSmtpServer server = serverThatAccepts("token-2");
    SendingHub hub =
        opened(new SendingHub(database, clock, settings(server.port(), Tls.NONE, ""), tokens("")));
    hub.outbox.add(List.of(invitation("a", KARI)));

    assertThat(hub.tick().getException()).isInstanceOf(MailServerOut.class);
    assertThat(hub.tick().getException()).isNull();

    assertThat(server.taken()).hasSize(1);
  }

  @Test
  void without_a_token_nothing_is_sent_and_nothing_is_lost() throws Exception {
    ScriptedSmtpServer server = serverThatAccepts("token");
    tokenStatus = 401;
    SendingHub hub =
        opened(new SendingHub(database, clock, settings(server.port(), Tls.NONE, ""), tokens("")));
    hub.outbox.add(List.of(invitation("a", KARI)));

    assertThat(hub.tick().getException())
        .isInstanceOf(MailServerOut.class)
        .hasMessageContaining("hub.mail.oauth")
        .hasMessageContaining("401")
        .hasMessageNotContaining("hush");
    assertThat(hub.newest().get(KARI).attempts()).isZero();
  }

  @Test
  void a_server_that_offers_no_starttls_gets_nothing() {
    ScriptedSmtpServer server = serverThatAccepts("right");
    SendingHub hub = hub(settings(server.port(), Tls.STARTTLS, "right"));
    hub.outbox.add(List.of(invitation("a", KARI)));

    assertThat(hub.tick().getException()).isInstanceOf(MailServerOut.class);

    assertThat(logins).isEmpty();
    assertThat(server.taken()).isEmpty();
  }
}
