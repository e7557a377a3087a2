package no.nov.hub.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import no.nov.hub.HttpSlice;
import no.nov.hub.Room;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.transport.outage.NoRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.JsonNode;

class ProblemsOverHttpTest {

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static MockMvc http;
  private static String participant;
  private static String operator;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    http =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) hub)
            .addFilters(hub.getBean("springSecurityFilterChain", Filter.class))
            .build();
    participant = hub.getBean(Keys.class).issue("drammen", "test", "test").key();
    operator = hub.getBean(Keys.class).issue(Keys.OPERATOR, "test", "test").key();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/statistics?asOf=tull, asOf, not_a_date",
    "/api/v1/statistics?asOf=2026-02-30, asOf, not_a_date",
    "/api/v1/statistics?asOf=1/2/26, asOf, not_a_date",
    "/api/v1/statistics?asOf=%2B999999999-12-31, asOf, not_a_date",
    "/api/v1/statistics?asOf=-0001-01-01, asOf, not_a_date",
    "/api/v1/since?time=%2B10000-01-01T00:00:00Z, time, not_a_time",
    "/api/v1/since?time=-1000000000-01-01T00:00:00Z, time, not_a_time",
    "/api/v1/months?months=mange, months, not_a_number",
    "/api/v1/months, months, missing",
    "/api/v1/receipts/not-a-uuid, id, not_an_id"
  })
  void a_wrong_parameter_is_named_in_both_languages(String path, String field, String code)
      throws Exception {
    for (Locale language : new Locale[] {Locale.US, Locale.UK, Locale.forLanguageTag("nb")}) {
      problem(get(URI.create(path)).locale(language), 400)
          .andExpect(jsonPath("$.reasons[0].field").value(field))
          .andExpect(jsonPath("$.reasons[0].code").value(code))
          .andExpect(jsonPath("$.reasons[0].message.nb").value(containsString(field)))
          .andExpect(jsonPath("$.reasons[0].message.en").value(containsString(field)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/statistics?asof=2026-01-01, asof, unknown_parameter",
    "/api/v1/statistics?asOf=2026-01-01&x, x, unknown_parameter",
    "/api/v1/statistics?asOf=2026-01-01&asOf=2026-01-01, asOf, repeated",
    "/api/v1/statistics?asOf=2026-01-01&as%4Ff=tull, asOf, repeated",
    "/api/v1/months?months=1&month=2&month=3, month, unknown_parameter",
    "/api/v1/receipts/x?id=1, id, unknown_parameter",
    "/api/v1/templates/counts.csv?kind=jobs, kind, unknown_parameter",
    "/calendar.ics?organiser=drammen, organiser, unknown_parameter",
    "/calendar/drammen.ics?from=2026-01-01, from, unknown_parameter"
  })
  void a_parameter_that_nobody_reads_or_that_stands_twice_is_refused_by_its_name(
      String path, String field, String code) throws Exception {
    problem(get(URI.create(path)), 400)
        .andExpect(jsonPath("$.detail").value("Spørringen kan ikke besvares."))
        .andExpect(jsonPath("$.reasons.length()").value(1))
        .andExpect(jsonPath("$.reasons[0].field").value(field))
        .andExpect(jsonPath("$.reasons[0].code").value(code))
        .andExpect(jsonPath("$.reasons[0].message.nb").value(containsString(field)))
        .andExpect(jsonPath("$.reasons[0].message.en").value(containsString(field)));
  }

  @Test
  void what_may_be_left_out_has_a_form_all_the_same() throws Exception {
    problem(get("/api/v1/statistics?asOf=31.12.2025"), 400)
        .andExpect(
            jsonPath("$.reasons[0].message.nb")
                .value("«asOf» er «31.12.2025», men må være en dato som 2026-09-30."));
  }

  @Test
  void who_misspells_a_parameter_reads_which_there_are() throws Exception {
    problem(get("/api/v1/months?month=1&years=2"), 400)
        .andExpect(jsonPath("$.reasons.length()").value(2))
        .andExpect(
            jsonPath("$.reasons[0].message.en")
                .value("There is no parameter “month”. Known parameters: months."))
        .andExpect(jsonPath("$.reasons[1].field").value("years"));
    problem(get("/api/v1/receipts/x?id=1"), 400)
        .andExpect(
            jsonPath("$.reasons[0].message.en")
                .value("There is no parameter “id”; this address has none. Take it away."));
  }

  @Test
  void nothing_is_taken_with_a_parameter_that_nobody_reads() throws Exception {
    problem(post("/api/v1/messages?dryRun=true"), 400)
        .andExpect(jsonPath("$.reasons[0].field").value("dryRun"));
  }

  /** It is read where it stands, and once. */
  @Test
  void a_form_is_not_read_as_a_query() throws Exception {
    String type = "application/x-www-form-urlencoded";

    assertThat(sent("/api/v1/messages", type, "a=1&a=2")).isEqualTo("a=1&a=2");
    assertThat(sent("/api/v1/messages?utm_source=x", type, "a=1&a=2")).isEqualTo("a=1&a=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/calendar.ics?utm_source=mail&fbclid=x&fbclid=y",
        "/api/v1/templates/counts.csv?mc_eid=1",
        "/calendar.ics?",
        "/calendar.ics?_=1",
        "/calendar/drammen.ics?nocache=1&nocache=2&gbraid=x",
        "/api/v1/templates/counts.csv?wbraid=1&igshid=x",
        "/calendar.ics?lang=nb&lang=en"
      })
  void what_a_mail_program_hangs_onto_a_link_changes_nothing(String path) throws Exception {
    http.perform(get(path)).andExpect(status().isOk()).andExpect(content().string("open"));
  }

  @Test
  void an_address_that_does_not_exist_is_a_problem_with_404() throws Exception {
    problem(get("/api/v1/ingenting"), 404)
        .andExpect(jsonPath("$.reasons[0].code").value("not_found"));
  }

  @Test
  void a_wrong_method_is_a_problem_that_tells_the_right_ones() throws Exception {
    problem(delete("/api/v1/messages"), 405).andExpect(header().string("Allow", "POST"));
  }

  @Test
  void a_wrong_content_type_is_a_problem() throws Exception {
    problem(asOperator("text/plain", "hei"), 415);
  }

  @ParameterizedTest
  @CsvSource({"''", "'{'", "'[]'", "'{\"holder\": {}}'"})
  void an_unreadable_body_is_a_problem(String body) throws Exception {
    problem(asOperator("application/json", body), 400)
        .andExpect(jsonPath("$.reasons[0].code").value("not_readable"));
  }

  @Test
  void everything_that_is_invalid_in_a_body_is_told_at_once() throws Exception {
    String body = Json.MAPPER.writeValueAsString(Map.of("holder", " ", "label", "x".repeat(101)));
    problem(asOperator("application/json", body), 400)
        .andExpect(jsonPath("$.reasons.length()").value(2))
        .andExpect(jsonPath("$.reasons[?(@.field=='holder')].code").value("missing"))
        .andExpect(jsonPath("$.reasons[?(@.field=='label')].code").value("wrong_length"))
        .andExpect(
            jsonPath("$.reasons[?(@.field=='label')].message.en")
                .value("“label” must have from 0 to 100 characters."));
  }

  @Test
  void what_the_code_throws_on_purpose_keeps_its_status() throws Exception {
    problem(get("/api/v1/gone"), 410);
  }

  @Test
  void what_nobody_foresaw_is_a_problem_with_500() throws Exception {
    problem(get("/api/v1/broken"), 500);
  }

  @Test
  void an_outage_of_the_database_says_try_again() throws Exception {
    HttpSlice.Database database = hub.getBean(HttpSlice.Database.class);
    database.goOut();
    try {
      HttpResponse<String> answer = fetch("/api/v1/months?months=1");
      JsonNode problem = Json.MAPPER.readTree(answer.body());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(answer.headers().firstValue("retry-after")).contains("5");
      assertThat(problem.at("/reasons/0/message/en").asString()).contains("Try again");
      assertThat(problem.at("/detail").asString()).contains("Prøv igjen");
      assertThat(answer.body()).doesNotContain("Exception", "database is out");
    } finally {
      database.comeBack();
    }
    assertThat(fetch("/api/v1/months?months=1").body()).isEqualTo("months 1");
  }

  @Test
  void an_outage_within_a_controller_says_try_again() {
    var answer =
        new ProblemAdvice()
            .unforeseen(
                new DataAccessResourceFailureException("inside"),
                new ServletWebRequest(new MockHttpServletRequest("GET", "/api/v1/x")));
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    assertThat(String.valueOf(answer.getBody())).doesNotContain("inside");
  }

  @Test
  void what_the_server_refused_before_a_controller_is_a_problem_too() throws Exception {
    http.perform(get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 400))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.reasons[0].code").value("bad_request"));
    HttpResponse<String> firewall = fetch("/api/v1//months");
    assertThat(firewall.statusCode()).isEqualTo(400);
    assertThat(Json.MAPPER.readTree(firewall.body()).at("/reasons/0/message/nb").asString())
        .isNotEmpty();
  }

  private static HttpResponse<String> fetch(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path))
            .header("Authorization", "Bearer " + participant)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String sent(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(HttpSlice.address(hub) + path))
            .header("Authorization", "Bearer " + participant)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static MockHttpServletRequestBuilder asOperator(String type, String body) {
    return post("/api/v1/operator/keys")
        .header("Authorization", "Bearer " + operator)
        .contentType(type)
        .content(body);
  }

  private static ResultActions problem(MockHttpServletRequestBuilder request, int expected)
      throws Exception {
    return http.perform(
            request.with(
                r -> {
                  if (r.getHeader("Authorization") == null) {
                    r.addHeader("Authorization", "Bearer " + participant);
                  }
                  return r;
                }))
        .andExpect(status().is(expected))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.status").value(expected))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.detail").isNotEmpty())
        .andExpect(jsonPath("$.reasons[0].message.nb").isNotEmpty())
        .andExpect(jsonPath("$.reasons[0].message.en").isNotEmpty())
        .andExpect(content().string(not(containsString("xception"))))
        .andExpect(content().string(not(containsString("secret of the inside"))))
        .andExpect(content().string(not(containsString("no.nov"))));
  }

  @Test
  void a_disk_without_room_has_one_code_wherever_it_is_met() throws Exception {
    MockMvcBuilders.standaloneSetup(new Taking())
        .setControllerAdvice(new ProblemAdvice())
        .build()
        .perform(post("/api/v1/taken"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"))
        .andExpect(jsonPath("$.reasons[0].code").value("no_room"));
  }

  @RestController
  static final class Taking {

    @PostMapping("/api/v1/taken")
    String take() throws NoRoom {
      Room.NONE.require();
      return "taken";
    }
  }
}
