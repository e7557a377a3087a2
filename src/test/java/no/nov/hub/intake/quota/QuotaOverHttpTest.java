package no.nov.hub.intake.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.HttpSlice;
import no.nov.hub.intake.access.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Each test has a participant of its own. */
class QuotaOverHttpTest {

  @TempDir static Path data;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext hub;
  private static Keys keys;
  private static Quota quota;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data, "--hub.quota.per-day=10KB", "--hub.quota.participants.modum=1MB");
    keys = hub.getBean(Keys.class);
    quota = hub.getBean(Quota.class);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void beyond_the_quota_nothing_is_taken_and_it_is_said_when_there_is_room_again()
      throws Exception {
    assertThat(post("drammen", 6000).statusCode()).isEqualTo(200);
    assertThat(post("drammen", 6000).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = post("drammen", 1);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains(
            "\"code\":\"quota\"",
            "Dere har sendt så mye i dag som huben tar imot fra én deltaker på et døgn (10 kB)",
            "You have sent as much today as the hub takes from one participant in a day (10 kB)");
    long wait = Long.parseLong(answer.headers().firstValue("retry-after").orElseThrow());
    assertThat(wait).isBetween(quota.secondsUntilAnew() - 1, quota.secondsUntilAnew() + 10);
    assertThat(quota.usage("drammen").used()).isEqualTo(12000);
  }

  @Test
  void others_are_not_touched_and_nobody_is_kept_from_asking() throws Exception {
    quota.count("kongsberg", Edge.FILES, 20_000);

    assertThat(post("kongsberg", 1).statusCode()).isEqualTo(429);
    assertThat(send("kongsberg", request("/api/v1/statistics").GET()).statusCode()).isEqualTo(200);
    assertThat(post("ringerike", 1).statusCode()).isEqualTo(200);
  }

  @Test
  void whoever_has_a_quota_of_its_own_has_that() throws Exception {
    assertThat(post("modum", 100_000).statusCode()).isEqualTo(200);
    assertThat(post("modum", 100_000).statusCode()).isEqualTo(200);
  }

  @Test
  void each_answer_tells_how_much_is_left() throws Exception {
    HttpResponse<String> answer = post("baerum", 8240);

    assertThat(answer.headers().firstValue("ratelimit-policy"))
        .contains("\"day\";q=10240;qu=\"content-bytes\"");
    assertThat(answer.headers().firstValue("ratelimit").orElseThrow())
        .startsWith("\"day\";r=2000;t=");
  }

  @Test
  void many_at_once_do_not_go_beyond_as_one_may() throws Exception {
    String key = keys.issue("asker", "test", "test").key();
    try (Socket first = begun(key, 9_000);
        Socket second = begun(key, 9_000)) {
      await().until(() -> quota.usage("asker").isUsedUp());

      assertThat(post("asker", 1).statusCode()).as("while they are coming").isEqualTo(429);

      first.close();
      second.close();
      await().until(() -> !quota.usage("asker").isUsedUp());
    }
    assertThat(post("asker", 1).statusCode()).as("when they do not come").isEqualTo(200);
  }

  /** A request that says how long it is and sends one byte of it. */
  private static Socket begun(String key, int length) throws IOException {
    Socket socket = new Socket("127.0.0.1", URI.create(HttpSlice.address(hub)).getPort());
    String head =
        "POST /api/v1/messages HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer %s\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\nx";
    socket.getOutputStream().write(head.formatted(key, length).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void a_body_counts_whatever_the_method() throws Exception {
    for (String method : List.of("GET", "DELETE", "OPTIONS")) {
      send(
          "osloregionen",
          request("/api/v1/statistics").method(method, BodyPublishers.ofByteArray(new byte[1000])));
    }

    assertThat(quota.usage("osloregionen").used()).isEqualTo(3000);
  }

  @Test
  void the_operator_has_none() throws Exception {
    HttpResponse<String> answer =
        send(
            Keys.OPERATOR,
            request("/api/v1/operator/nothing").POST(BodyPublishers.ofByteArray(new byte[10])));

    assertThat(answer.headers().firstValue("ratelimit")).isEmpty();
  }

  private static HttpResponse<String> post(String participant, int bytes)
      throws IOException, InterruptedException {
    return send(
        participant,
        request("/api/v1/messages")
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(new byte[bytes])));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path));
  }

  private static HttpResponse<String> send(String holder, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String key = keys.issue(holder, "test", "test").key();
    return HTTP.send(
        request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
  }
}
