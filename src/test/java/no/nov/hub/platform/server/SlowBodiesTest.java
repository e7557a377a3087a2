package no.nov.hub.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import no.nov.hub.Drips;
import no.nov.hub.HttpSlice;
import no.nov.hub.LogLines;
import no.nov.hub.RawHttp;
import no.nov.hub.intake.access.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Who sends slowly holds up nobody, and who is refused is answered before the body has come. */
class SlowBodiesTest {

  private static final int MORE_THAN_THREADS = 200;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static URI address;
  private static String key;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    address = URI.create(HttpSlice.address(hub));
    key = "Authorization: Bearer " + hub.getBean(Keys.class).issue("asker", "test", "test").key();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private static HttpResponse<String> post(String path, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder post = request(path).POST(BodyPublishers.ofByteArray(body));
    for (String header : headers) {
      post.header(header.split(": ")[0], header.split(": ")[1]);
    }
    return HTTP.send(post.build(), BodyHandlers.ofString());
  }

  private static String begin(String path, String... headers) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nContent-Length: 100000\r\n\r\n"
        .formatted(path, String.join("\r\n", headers));
  }

  @Test
  void whoever_sends_a_byte_now_and_then_holds_up_nobody_and_is_dropped() throws Exception {
    try (Drips slow = new Drips(500);
        LogLines log = new LogLines()) {
      slow.send(address, MORE_THAN_THREADS, begin("/api/v1/messages", "X: no key"));
      slow.send(address, MORE_THAN_THREADS, begin("/api/v1/messages", key));
      slow.send(
          address,
          MORE_THAN_THREADS,
          begin("/svar/x", "Content-Type: application/x-www-form-urlencoded"));

      for (int i = 0; i < 5; i++) {
        assertThat(HTTP.send(request("/actuator/health/liveness").build(), BodyHandlers.ofString()))
            .returns(200, HttpResponse::statusCode);
        assertThat(post("/api/v1/messages", "sent".getBytes(), key))
            .returns("sent", HttpResponse::body);
      }

      await().atMost(Duration.ofSeconds(60)).until(() -> slow.open() == 0);
      assertThat(slow.answers().subList(0, MORE_THAN_THREADS))
          .allMatch(answer -> answer.startsWith("HTTP/1.1 401"));
      assertThat(slow.answers().subList(MORE_THAN_THREADS, 3 * MORE_THAN_THREADS))
          .allMatch(answer -> answer.startsWith("HTTP/1.1 408"))
          .allMatch(answer -> answer.contains("Det tok for lang tid"));
      assertThat(log.texts()).noneMatch(text -> text.contains("Exception"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1000", "1000000", "20000000"})
  void who_has_no_key_reads_so_however_much_follows(int size) throws Exception {
    HttpResponse<String> answer = post("/api/v1/messages", new byte[size]);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Denne adressen krever en nøkkel");
  }

  @Test
  void who_asks_before_it_sends_and_is_refused_is_told_so_and_not_to_send() {
    RawHttp.Answer answer =
        RawHttp.ask(
            address,
            "POST /api/v1/messages HTTP/1.1",
            "Host: localhost",
            "Expect: 100-continue",
            "Content-Length: 2000000",
            "",
            "");

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void who_asks_before_it_sends_and_is_let_in_is_told_to_send() throws Exception {
    HttpRequest asks =
        request("/api/v1/messages")
            .header("Authorization", key.split(": ")[1])
            .expectContinue(true)
            .POST(BodyPublishers.ofString("sent"))
            .build();

    assertThat(HTTP.send(asks, BodyHandlers.ofString()).body()).isEqualTo("sent");
  }

  @Test
  void the_largest_form_is_taken_and_no_larger_one() throws Exception {
    String type = "Content-Type: application/x-www-form-urlencoded";
    String text = "%E2%82%AC".repeat(10_000);

    assertThat(post("/svar/x", ("summary=" + text + "&plan=" + text).getBytes(), type).statusCode())
        .isEqualTo(200);
    assertThat(post("/svar/x", new byte[256 * 1024 + 1], type).statusCode()).isEqualTo(413);
  }

  @Test
  void what_is_larger_than_anybody_takes_is_refused_before_it_comes() {
    RawHttp.Answer answer =
        RawHttp.ask(
            address,
            "POST /api/v1/messages HTTP/1.1",
            "Host: localhost",
            key,
            "Content-Length: 900000000",
            "",
            "begins");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("for stort");
  }

  @Test
  void a_large_body_comes_whole_in_pieces_or_at_once() throws Exception {
    byte[] large = "0123456789".repeat(1_000_000).getBytes();

    assertThat(post("/api/v1/messages", large, key).body()).isEqualTo(new String(large));
    HttpRequest inPieces =
        request("/api/v1/messages")
            .header("Authorization", key.split(": ")[1])
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();
    assertThat(HTTP.send(inPieces, BodyHandlers.ofString()).body()).isEqualTo(new String(large));
  }

  @Test
  void a_form_is_read_as_ever() throws Exception {
    HttpResponse<String> answer =
        post(
            "/svar/x?from=mail",
            "answer=ja&comment=Bl%C3%A5b%C3%A6r+%26+r%C3%B8mme&from=form".getBytes(),
            "Content-Type: application/x-www-form-urlencoded");

    assertThat(answer.body())
        .isEqualTo("{answer=[ja], comment=[Blåbær & rømme], from=[mail, form]}");
  }
}
