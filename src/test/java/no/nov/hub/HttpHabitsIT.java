package no.nov.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.nov.hub.Messages.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

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
  @ValueSource(
      strings = {
        CALENDAR,
        "/calendar/modum.ics",
        STYLES,
        "/api/v1/templates/medlemstall.csv",
        "/api/v1/templates/moter.xlsx",
        "/actuator/health/liveness"
      })
  void head_says_what_get_would_without_a_body(String path) throws Exception {
    HttpResponse<byte[]> get = send("GET", path);
    HttpResponse<byte[]> head = send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
  }

  /** As programs of mail and chat look at links before people do. */
  @ParameterizedTest
  @ValueSource(strings = {"/svar/ukjent", "/referat/ukjent"})
  void head_of_a_link_says_what_get_would_without_a_body(String path) throws Exception {
    HttpResponse<byte[]> head = send("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(send("GET", path).statusCode());
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CALENDAR,
        STYLES,
        "/svar/ukjent",
        "/referat/ukjent",
        "/api/v1/templates/medlemstall.csv",
        "/api/v1/templates/medlemstall.xlsx"
      })
  void options_names_what_an_open_address_takes(String path) throws Exception {
    HttpResponse<byte[]> answer = send("OPTIONS", path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "HEAD");
  }

  @ParameterizedTest
  @CsvSource({
    "PROPFIND, /calendar.ics",
    "REPORT, /calendar.ics",
    "MKCALENDAR, /calendar.ics",
    "PROPFIND, /svar/ukjent",
    "PROPFIND, /referat/ukjent",
    "PROPFIND, /api/v1/templates/medlemstall.csv",
    "PROPFIND, /hub.css"
  })
  void a_calendar_program_that_tries_webdav_is_told_that_it_is_not_taken(String method, String path)
      throws Exception {
    HttpResponse<byte[]> answer = send(method, path);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    assertThat(new String(answer.body(), UTF_8)).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "/hub.css, text/css",
    "/calendar.ics, text/calendar",
    "/api/v1/statistics/history?months=60, application/json",
    "/api/v1/statistics/history.csv?months=60, text/csv"
  })
  void whoever_takes_gzip_gets_it_where_there_is_much_to_send(String path, String type)
      throws Exception {
    longCalendar();
    HttpRequest.Builder asked = hub.request("asker", path);

    HttpResponse<byte[]> plain = http.send(asked.build(), BodyHandlers.ofByteArray());
    HttpResponse<byte[]> zipped =
        http.send(asked.header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

    assertThat(zipped.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  private void longCalendar() {
    for (int i = 0; i < 12; i++) {
      hub.produce("asker", event("asker", "gzip-" + i, "gzip-" + i));
    }
    hub.eventually("asker", "/api/v1/events", body -> body.toString().contains("gzip-11"));
  }

  @ParameterizedTest
  @CsvSource({
    "nb, Nøkkel mangler, Denne adressen krever en nøkkel",
    "en, Key needed, This address needs a key",
    "'de, en;q=0.5', Key needed, This address needs a key",
    "'', Nøkkel mangler, Denne adressen krever en nøkkel"
  })
  void a_problem_is_told_in_the_language_that_is_asked_for(
      String language, String title, String detail) throws Exception {
    String[] headers =
        language.isEmpty() ? new String[0] : new String[] {"Accept-Language", language};

    HttpResponse<byte[]> answer = send("GET", "/api/v1/receipts/nobody", headers);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Json.MAPPER.readTree(answer.body());
    assertThat(problem.get("title").asString()).isEqualTo(title);
    assertThat(problem.get("detail").asString()).startsWith(detail);
  }
}
