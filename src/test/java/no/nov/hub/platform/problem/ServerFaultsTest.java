package no.nov.hub.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.HttpSlice;
import no.nov.hub.LogLines;
import no.nov.hub.RawHttp;
import no.nov.hub.RawHttp.Answer;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the server refuses by itself is told as everything else, and is not logged. */
class ServerFaultsTest {

  private static final String SECRET = "SECRET-LINK";
  private static final String HOST = "Host: localhost";
  private static final String END = "Connection: close";
  private static final String BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static URI address;
  private static String key;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    address = URI.create(HttpSlice.address(hub));
    key =
        "Authorization: Bearer "
            + hub.getBean(Keys.class).issue(Keys.OPERATOR, "test", "test").key();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<Arguments> refusedByTheServer() {
    return Stream.of(
        refused("a line that is none", 400, "GET", ""),
        refused("a mark that no address has", 400, "GET /<" + SECRET + "> HTTP/1.1", HOST),
        refused("a method with a control", 400, "G\u0001T /api HTTP/1.1", HOST),
        refused("no host", 400, "GET /api/v1/statistics HTTP/1.1", ""),
        refused("a host of two words", 400, "GET /api/v1/statistics HTTP/1.1", "Host: a b"),
        refused(
            "a header without a value", 400, "GET /api HTTP/1.1", HOST + "\r\n" + SECRET + " x"),
        refused("a header that is too long", 400, "GET /api HTTP/1.1", "X: " + "x".repeat(20_000)),
        refused(
            "an address that is too long", 400, "GET /" + "x".repeat(20_000) + " HTTP/1.1", HOST),
        refused("bytes that are no text", 400, "GET /%FF HTTP/1.1", HOST),
        refused("half an escape", 400, "GET /api/%z HTTP/1.1", HOST),
        refused("a way around", 400, "GET /api//v1/x HTTP/1.1", HOST),
        refused(
            "a length that is no number",
            400,
            "POST /api HTTP/1.1",
            HOST + "\r\nContent-Length: " + SECRET),
        refused(
            "an Accept of nothing", 406, "GET /actuator/health HTTP/1.1", HOST + "\r\nAccept: ,,,"),
        refused("a body, and no host", 400, "POST /api HTTP/1.1", "Content-Length: 1"),
        refused(
            "a coding of the body that nobody knows",
            501,
            "POST /api HTTP/1.1",
            HOST + "\r\nTransfer-Encoding: " + SECRET),
        refused("a line break in the address", 400, "GET /api/a%0Ab HTTP/1.1", HOST),
        refused("an unknown method", 400, "JUMP /api HTTP/1.1", HOST),
        refused("a tunnel", 501, "CONNECT x:1 HTTP/1.1", HOST),
        refused("another version", 505, "GET /api HTTP/9.9", HOST));
  }

  private static Arguments refused(String what, int status, String line, String headers) {
    return Arguments.of(what, status, line, headers);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedByTheServer")
  void is_a_problem_for_programs(String what, int status, String line, String headers) {
    try (LogLines log = new LogLines()) {
      Answer answer = RawHttp.ask(address, line, headers, END, "", "");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      JsonNode problem = Json.MAPPER.readTree(answer.body());
      assertThat(problem.get("status").asInt()).isEqualTo(status);
      assertThat(problem.at("/reasons/0/message/nb").asString()).isNotEmpty();
      assertThat(problem.at("/reasons/0/message/en").asString()).isNotEmpty();
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
      assertThat(answer.header("x-robots-tag")).contains("noindex");
      assertThat(log.texts()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60_000, 500_000})
  void json_that_the_server_reads_ends_before_it_fills_the_memory(int objects) {
    String body =
        "{\"holder\":\"nobody\",\"label\":\"x\",\"more\":[" + "{},".repeat(objects) + "{}]}";

    Answer answer =
        RawHttp.ask(
            address,
            "POST /api/v1/operator/keys HTTP/1.1",
            HOST,
            key,
            END,
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("not_readable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept:", "Accept: */*", "Accept: text/*, application/json"})
  void an_accept_that_leaves_it_open_is_answered(String accept) {
    Answer answer =
        RawHttp.ask(address, "GET /actuator/health HTTP/1.1", HOST, accept, END, "", "");

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%FF", "/a//b", "/nothing", "/calendar/a%0Ab", "/calendar/x/y/z"})
  void is_a_page_in_both_languages_for_a_browser(String path) {
    Answer answer = RawHttp.ask(address, "GET " + path + " HTTP/1.1", HOST, BROWSER, END, "", "");

    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.header("content-type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.body()).contains("<html lang=\"nb\">", "<h2 lang=\"en\">");
    assertThat(answer.body()).doesNotContain("Tomcat", "Exception", "HTTP Status");
  }

  @Test
  void a_program_with_a_browsers_habits_gets_json_beneath_api() {
    Answer answer =
        RawHttp.ask(address, "GET /api/v1/nothing HTTP/1.1", HOST, BROWSER, END, "", "");

    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\nabc",
        "Content-Length: 500\r\n\r\n{\"holder\":\"drammen\""
      })
  void a_body_that_breaks_off_is_its_senders_fault_and_no_outage(String body) {
    try (LogLines log = new LogLines()) {
      Answer answer =
          RawHttp.ask(
              address,
              "POST /api/v1/operator/keys HTTP/1.1",
              HOST,
              key,
              "Content-Type: application/json",
              END,
              body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(log.texts()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("linksOfMails")
  void a_link_that_is_written_wrong_is_an_unknown_one_in_every_way(String pattern) {
    String place = pattern.replace("{token}", "");
    Answer unknown = link(place + "a/b");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(unknown.header("x-robots-tag")).contains("noindex");
    for (String wrong : new String[] {"", "%FF", "%z", "%00", "a%2Fb", "a;b", "a//b", "..%2f"}) {
      Answer answer = link(place + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(404);
      assertThat(answer.body()).as(wrong).isEqualTo(unknown.body());
      assertThat(answer.lastingHeaders()).as(wrong).isEqualTo(unknown.lastingHeaders());
    }
  }

  static List<String> linksOfMails() {
    return Links.ofMails();
  }

  private static Answer link(String path) {
    return RawHttp.ask(address, "GET " + path + " HTTP/1.1", HOST, END, "", "");
  }

  @Test
  void a_fault_is_logged_by_class_and_place_and_not_by_what_it_says() {
    String participant = hub.getBean(Keys.class).issue("asker", "test", "test").key();
    try (LogLines log = new LogLines()) {
      RawHttp.ask(
          address,
          "GET /api/v1/broken HTTP/1.1",
          HOST,
          "Authorization: Bearer " + participant,
          END,
          "",
          "");

      assertThat(log.texts())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("GET /api/v1/broken failed")
          .contains("java.lang.IllegalStateException", "at no.nov.hub.HttpSlice$StandIns.broken")
          .doesNotContain("secret of the inside");
    }
  }

  @Test
  void who_hangs_up_while_an_answer_is_written_is_not_logged() throws InterruptedException {
    String participant = hub.getBean(Keys.class).issue("asker", "test", "test").key();
    try (LogLines log = new LogLines()) {
      RawHttp.askAndHangUp(
          address,
          "GET /api/v1/large HTTP/1.1",
          HOST,
          "Authorization: Bearer " + participant,
          END,
          "",
          "");

      Thread.sleep(2000); // The server meets the closed line on another thread.
      assertThat(log.texts()).noneMatch(text -> text.contains("large"));
      assertThat(log.texts()).noneMatch(text -> text.contains("Exception"));
    }
  }

  @Test
  void a_form_that_cannot_be_read_is_not_logged() {
    String form = "a=%FF" + SECRET + "%0Aforged";
    try (LogLines log = new LogLines()) {
      Answer answer =
          RawHttp.ask(
              address,
              "POST /api/v1/operator/keys HTTP/1.1",
              HOST,
              key,
              FORM,
              "Content-Length: " + form.length(),
              END,
              "",
              form);

      assertThat(answer.status()).isBetween(400, 415);
      assertThat(log.texts()).isEmpty();
    }
  }
}
