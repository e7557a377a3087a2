package no.nov.hub.intake.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.HttpSlice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class AccessOverHttpTest {

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static MockMvc http;
  private static Keys keys;
  private static String participant;
  private static String operator;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    http =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) hub)
            .addFilters(hub.getBean("springSecurityFilterChain", Filter.class))
            .build();
    keys = hub.getBean(Keys.class);
    participant = keys.issue("drammen", "test", "test").key();
    operator = keys.issue(Keys.OPERATOR, "test", "test").key();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/statistics", "/api/v1/operator/keys", "/nothing", "/admin.php"})
  void without_a_key_the_answer_is_401_and_says_what_is_needed(String path) throws Exception {
    refused(get(path), 401, "no_key")
        .andExpect(header().string("WWW-Authenticate", "Bearer"))
        .andExpect(
            jsonPath("$.detail")
                .value("Denne adressen krever en nøkkel: «Authorization: Bearer …»."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer nov_unknown", "bearer x", "Bearer ", "BEARER  nov_unknown"})
  void an_unknown_key_is_refused(String authorization) throws Exception {
    refused(get("/api/v1/statistics").header("Authorization", authorization), 401, "unknown_key")
        .andExpect(header().string("WWW-Authenticate", "Bearer"));
  }

  @Test
  void a_password_is_not_a_key() throws Exception {
    refused(get("/api/v1/statistics").header("Authorization", "Basic ZHJhbW1lbjp4"), 401, "no_key");
  }

  @Test
  void a_revoked_key_is_refused_from_then_on() throws Exception {
    Keys.Issued key = keys.issue("asker", "lent out", "test");
    http.perform(with(key.key(), get("/api/v1/statistics"))).andExpect(status().isOk());

    keys.revoke(key.keyId(), "test");

    refused(with(key.key(), get("/api/v1/statistics")), 401, "unknown_key");
  }

  @Test
  void a_participant_may_read_and_submit() throws Exception {
    http.perform(with(participant, get("/api/v1/statistics"))).andExpect(status().isOk());
    http.perform(with(participant, post("/api/v1/messages"))).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/operator/keys", "/api/v1/operator", "/actuator/env", "/x"})
  void a_participant_is_kept_from_the_operators_side(String path) throws Exception {
    refused(with(participant, get(path)), 403, "not_for_you");
  }

  @Test
  void the_operator_cannot_submit_or_read_as_a_participant() throws Exception {
    refused(with(operator, post("/api/v1/messages")), 403, "not_for_you");
    refused(with(operator, get("/api/v1/statistics")), 403, "not_for_you");
    http.perform(with(operator, get("/api/v1/operator/keys"))).andExpect(status().isOk());
  }

  @Test
  void the_key_of_one_who_is_no_longer_a_participant_gives_no_access() throws Exception {
    String left = keys.issue("has-left", "old", "test").key();

    refused(with(left, get("/api/v1/statistics")), 403, "not_for_you");
    refused(with(left, post("/api/v1/messages")), 403, "not_for_you");
    refused(with(left, get("/api/v1/operator/keys")), 403, "not_for_you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health/liveness",
        "/calendar.ics",
        "/calendar/drammen.ics",
        "/api/v1/templates/counts.csv"
      })
  void what_is_open_needs_no_key_from_anywhere(String path) throws Exception {
    http.perform(fromElsewhere(get(path))).andExpect(status().isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
  void a_page_asks_whoever_sits_at_the_machine_to_log_in_too(String name) throws Exception {
    http.perform(from("127.0.0.1", name, get("/")))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", "/logg-inn"));
    http.perform(from("127.0.0.1", name, get("/meg")))
        .andExpect(header().string("Location", "/logg-inn?til=%2Fmeg"));
  }

  @Test
  void keys_open_no_page() throws Exception {
    for (String key : List.of(participant, operator)) {
      http.perform(with(key, from("127.0.0.1", "localhost", get("/"))))
          .andExpect(status().isSeeOther());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1"})
  void a_foreign_name_that_points_to_the_machine_opens_nothing(String name) throws Exception {
    for (String page : List.of("/", "/logg-inn", "/meg")) {
      refused(from("127.0.0.1", name, get(page)), 421, "foreign_host");
    }
    refused(from("127.0.0.1", name, get("/actuator/prometheus")), 401, "no_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
  void a_forwarded_request_is_not_local(String forwarded) throws Exception {
    refused(
        from("127.0.0.1", "localhost", get("/actuator/prometheus")).header(forwarded, "127.0.0.1"),
        401,
        "no_key");
  }

  @Test
  void measurements_are_for_the_machine_itself_and_the_operator() throws Exception {
    http.perform(from("127.0.0.1", "localhost", get("/actuator/prometheus")))
        .andExpect(status().isOk());
    http.perform(with(operator, fromElsewhere(get("/actuator/prometheus"))))
        .andExpect(status().isOk());
    refused(fromElsewhere(get("/actuator/prometheus")), 401, "no_key");
    refused(with(participant, fromElsewhere(get("/actuator/prometheus"))), 403, "not_for_you");
  }

  private static ResultActions refused(
      MockHttpServletRequestBuilder request, int expected, String code) throws Exception {
    return http.perform(request)
        .andExpect(status().is(expected))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.status").value(expected))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.reasons[0].code").value(code))
        .andExpect(jsonPath("$.reasons[0].message.nb").isNotEmpty())
        .andExpect(jsonPath("$.reasons[0].message.en").isNotEmpty());
  }

  private static MockHttpServletRequestBuilder with(
      String key, MockHttpServletRequestBuilder request) {
    return request.header("Authorization", "Bearer " + key);
  }

  private static MockHttpServletRequestBuilder fromElsewhere(
      MockHttpServletRequestBuilder request) {
    return from("192.0.2.7", "hub.example.no", request);
  }

  private static MockHttpServletRequestBuilder from(
      String address, String name, MockHttpServletRequestBuilder request) {
    return request.with(
        r -> {
          r.setRemoteAddr(address);
          r.setServerName(name);
          return r;
        });
  }
}
