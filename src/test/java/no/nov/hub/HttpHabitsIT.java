package no.nov.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What calendar programs, link checkers and browsers do before and besides GET. */
@HubIntegrationTest
class HttpHabitsIT {

  private static final String CALENDAR = "/calendar.ics";
  private static final String STYLES = "/hub.css";

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired HubClient hub;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.uri(path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {CALENDAR, "/calendar/modum.ics", "/actuator/health/liveness"})
  void head_says_what_get_would_without_a_body(String path) throws Exception {
    HttpResponse<byte[]> get = send("GET", path);
    HttpResponse<byte[]> head = send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
  }

  @Test
  void options_names_what_an_open_address_takes() throws Exception {
    HttpResponse<byte[]> answer = send("OPTIONS", CALENDAR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "REPORT", "MKCALENDAR"})
  void a_calendar_program_that_tries_webdav_is_told_that_it_is_not_taken(String method)
      throws Exception {
    HttpResponse<byte[]> answer = send(method, CALENDAR);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(new String(answer.body(), UTF_8)).doesNotContain("Exception");
  }

  @Test
  void whoever_takes_gzip_gets_it_where_there_is_much_to_send() throws Exception {
    HttpResponse<byte[]> zipped = send("GET", STYLES, "Accept-Encoding", "gzip");

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(send("GET", STYLES).body());
  }

  @ParameterizedTest
  @CsvSource({
    "nb, Denne adressen krever en nøkkel",
    "en, This address needs a key",
    "'de, en;q=0.5', This address needs a key",
    "'', Denne adressen krever en nøkkel"
  })
  void a_problem_is_told_in_the_language_that_is_asked_for(String language, String begins)
      throws Exception {
    String[] headers =
        language.isEmpty() ? new String[0] : new String[] {"Accept-Language", language};

    HttpResponse<byte[]> answer = send("GET", "/api/v1/receipts/nobody", headers);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new String(answer.body(), UTF_8)).contains(begins);
  }
}
