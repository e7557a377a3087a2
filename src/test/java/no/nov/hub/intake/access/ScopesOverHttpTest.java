package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.HttpSlice;
import no.nov.hub.OpenApi;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

class ScopesOverHttpTest {

  /** By hand, so that nobody opens an address without a thought. */
  private static final Map<Scope, String> OPENED =
      Map.of(
          Scope.SUBMIT,
          """
          POST /api/v1/feeds/{id}/confirm-vanished
          POST /api/v1/messages
          POST /api/v1/rejections/{id}/done
          POST /api/v1/rejections/{id}/resubmit
          GET /api/v1/submission-address
          POST /api/v1/submission-address/renew
          GET /api/v1/submission-senders
          DELETE /api/v1/submission-senders/{address}
          PUT /api/v1/submission-senders/{address}
          """,
          Scope.READ,
          """
          GET /api/v1/events
          GET /api/v1/events/clashes
          GET /api/v1/events/{organiser}/{eventId}
          GET /api/v1/feeds
          GET /api/v1/issues
          GET /api/v1/issues/{id}
          GET /api/v1/positions
          GET /api/v1/quota
          GET /api/v1/receipts/{id}
          GET /api/v1/rejections
          GET /api/v1/rejections/{id}
          GET /api/v1/statistics
          GET /api/v1/statistics.csv
          GET /api/v1/statistics/history
          GET /api/v1/statistics/history.csv
          """,
          Scope.GROUPS,
          """
          GET /api/v1/actions
          POST /api/v1/actions/{owner}/{id}
          POST /api/v1/attachments
          GET /api/v1/charter-reports/{owner}
          GET /api/v1/charter-reports/{owner}/{groupId}
          GET /api/v1/event-invitations/{owner}/{id}
          POST /api/v1/event-invitations/{owner}/{id}/answers
          POST /api/v1/event-invitations/{owner}/{id}/answers/{answerId}
          POST /api/v1/event-invitations/{owner}/{id}/ask-again
          GET /api/v1/groups
          GET /api/v1/groups/{owner}/{groupId}
          GET /api/v1/groups/{owner}/{groupId}/next-agenda
          GET /api/v1/meetings
          POST /api/v1/meetings/preview
          GET /api/v1/meetings/{owner}/{id}
          POST /api/v1/meetings/{owner}/{id}/answers
          POST /api/v1/meetings/{owner}/{id}/answers/{answerId}
          POST /api/v1/meetings/{owner}/{id}/ask-again
          POST /api/v1/meetings/{owner}/{id}/attendance-list
          GET /api/v1/minutes
          GET /api/v1/minutes/{owner}/{meetingId}
          GET /api/v1/minutes/{owner}/{meetingId}/pdf
          POST /api/v1/minutes/{owner}/{meetingId}/release
          GET /api/v1/polls/{owner}/{meetingId}
          POST /api/v1/polls/{owner}/{meetingId}/pick
          GET /api/v1/year-plan
          """,
          Scope.OPERATE,
          """
          GET /api/v1/operator/audit
          GET /api/v1/operator/audit/check
          POST /api/v1/operator/audit/export
          POST /api/v1/operator/backup
          GET /api/v1/operator/keys
          POST /api/v1/operator/keys
          DELETE /api/v1/operator/keys/{keyId}
          POST /api/v1/operator/keys/{keyId}/rotate
          POST /api/v1/operator/login-links
          GET /api/v1/operator/outbox
          GET /api/v1/operator/participants
          POST /api/v1/operator/participants
          DELETE /api/v1/operator/participants/{id}
          POST /api/v1/operator/participants/{id}/account
          POST /api/v1/operator/participants/{id}/pause
          POST /api/v1/operator/participants/{id}/rename
          POST /api/v1/operator/participants/{id}/resume
          POST /api/v1/operator/persons/erase
          POST /api/v1/operator/persons/export
          GET /api/v1/operator/quota
          POST /api/v1/operator/users
          """);

  @TempDir static Path data;

  private static ConfigurableApplicationContext hub;
  private static MockMvc http;
  private static Keys keys;
  private static String operator;

  @BeforeAll
  static void start() {
    hub = HttpSlice.start(data);
    http =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) hub)
            .addFilters(hub.getBean("springSecurityFilterChain", Filter.class))
            .build();
    keys = hub.getBean(Keys.class);
    operator = keys.issue(Keys.OPERATOR, "test", "test").key();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void every_address_is_opened_by_the_scope_that_stands_here() {
    Map<Scope, Set<String>> expected = new TreeMap<>();
    OPENED.forEach(
        (scope, lines) -> expected.put(scope, lines.lines().collect(Collectors.toSet())));
    Map<Scope, Set<String>> found =
        withKey()
            .collect(
                Collectors.groupingBy(
                    operation ->
                        ScopedAddresses.needed(
                                new MockHttpServletRequest(operation.method(), path(operation)))
                            .orElseThrow(() -> new AssertionError("no scope opens " + operation)),
                    TreeMap::new,
                    Collectors.mapping(OpenApi.Operation::key, Collectors.toSet())));

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void a_key_opens_what_its_scope_says_and_is_told_which_scope_it_lacks() throws Exception {
    for (Scope scope : Scope.of("drammen")) {
      String key = issue(Set.of(scope));
      for (OpenApi.Operation operation : withKey().toList()) {
        Scope needed = needed(operation);
        ResultActions answer = http.perform(with(key, of(operation)));
        int status = answer.andReturn().getResponse().getStatus();
        if (needed == scope) {
          assertThat(status).as("%s with %s", operation, scope).isNotIn(401, 403);
        } else {
          String code = needed == Scope.OPERATE ? "not_for_you" : "missing_scope";
          assertThat(status).as("%s with %s", operation, scope).isEqualTo(403);
          answer.andExpect(jsonPath("$.reasons[0].code").value(code));
        }
      }
    }
  }

  @Test
  void the_operators_key_opens_nothing_of_participants() throws Exception {
    for (OpenApi.Operation operation : withKey().toList()) {
      if (needed(operation) != Scope.OPERATE) {
        http.perform(with(operator, of(operation)))
            .andExpect(status().isForbidden())
            .andExpect(jsonPath("$.reasons[0].code").value("not_for_you"));
      }
    }
  }

  @Test
  void a_key_that_lacks_a_scope_is_counted() throws Exception {
    MeterRegistry meters = hub.getBean(MeterRegistry.class);
    double before = meters.get("nov.login.refused").tag("kind", "scope").counter().count();

    http.perform(with(issue(Set.of(Scope.READ)), request(HttpMethod.POST, "/api/v1/messages")));

    assertThat(meters.get("nov.login.refused").tag("kind", "scope").counter().count())
        .isEqualTo(before + 1);
  }

  @Test
  void the_refusal_names_the_scope_and_who_can_give_it() throws Exception {
    http.perform(with(issue(Set.of(Scope.READ)), request(HttpMethod.POST, "/api/v1/messages")))
        .andExpect(
            jsonPath("$.reasons[0].message.nb")
                .value(
                    "Nøkkelen gir ikke tilgangen «submit», som denne adressen krever. Be den som drifter huben om en nøkkel som gir den."));
  }

  @Test
  void what_no_scope_opens_needs_them_all() throws Exception {
    http.perform(with(issue(Scope.of("drammen")), get("/api/v1/large/x")))
        .andExpect(status().isNotFound());
    http.perform(with(issue(Set.of(Scope.READ, Scope.SUBMIT)), get("/api/v1/large/x")))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.reasons[0].code").value("not_for_you"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS"})
  void no_other_method_goes_around_the_scope(String method) throws Exception {
    http.perform(
            with(
                issue(Set.of(Scope.SUBMIT)),
                request(HttpMethod.valueOf(method), "/api/v1/statistics")))
        .andExpect(status().isForbidden());
  }

  @Test
  void a_scope_that_is_not_for_the_holder_opens_nothing() throws Exception {
    String key = issue(Set.of(Scope.OPERATE));

    http.perform(with(key, get("/api/v1/operator/keys"))).andExpect(status().isForbidden());
  }

  @Test
  void an_expired_key_is_told_that_it_is_and_shuts_nobody_out_of_health() throws Exception {
    String key =
        keys.issue(
                new NewKey(
                    "drammen",
                    "old",
                    Scope.of("drammen"),
                    Instant.parse("2026-06-30T10:00:00Z"),
                    null),
                Actor.hub("test"))
            .key();

    http.perform(with(key, get("/api/v1/statistics")))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.reasons[0].code").value("expired_key"))
        .andExpect(
            jsonPath("$.reasons[0].message.en")
                .value(
                    "The key worked until 30 June 2026 at 10:00. Ask whoever runs the hub for a new one."));
    http.perform(with(key, get("/actuator/health/liveness"))).andExpect(status().isOk());
  }

  @Test
  void the_operator_gives_a_key_its_scopes_and_its_last_day() throws Exception {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    JsonNode added =
        json(
            add(Map.of(
                    "holder",
                    "asker",
                    "label",
                    "x",
                    "scopes",
                    List.of("read", "submit"),
                    "expires",
                    day.toString()))
                .andExpect(status().isOk()));

    Keys.Listed key = keys.find(added.get("key").asString()).orElseThrow();
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.SUBMIT, Scope.READ);
    assertThat(key.expiresAt()).isEqualTo(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    assertThat(added.get("scopes").toString()).isEqualTo("[\"submit\",\"read\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "asker, operate",
    "asker, everything",
    "operator, read",
    "asker, READ",
    "asker, ''",
    "asker, 'read,submit'"
  })
  void a_scope_that_the_holder_cannot_have_is_refused(String holder, String scope)
      throws Exception {
    add(Map.of("holder", holder, "label", "x", "scopes", List.of(scope)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons[0].code").value("unfit_scope"));
    add(Map.of("holder", holder, "label", "x", "scopes", List.of()))
        .andExpect(status().isBadRequest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-01", "2999-01-01", "+999999999-12-31"})
  void a_last_day_that_is_over_or_very_far_is_refused(String day) throws Exception {
    add(Map.of("holder", "asker", "label", "x", "expires", day))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.reasons[0].field").value("expires"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{'holder':'asker','label':'x','scopes':[null]}",
        "{'holder':'asker','label':'x','scopes':'read'}",
        "{'holder':'asker','label':'x','scopes':[['read']]}",
        "{'holder':'asker','label':'x','expires':'soon'}",
        "{'holder':'asker','label':'x','expires':7}",
        "{'holder':'','label':'x'}",
        "{'holder':'nobody','label':'x'}"
      })
  void a_key_that_nobody_can_make_sense_of_is_refused(String wanted) throws Exception {
    int before = keys.all().size();

    http.perform(
            with(operator, request(HttpMethod.POST, "/api/v1/operator/keys"))
                .contentType("application/json")
                .content(wanted.replace('\'', '"')))
        .andExpect(status().isBadRequest());

    assertThat(keys.all()).hasSize(before);
  }

  @Test
  void a_key_is_replaced_by_one_of_the_same_kind_that_lives_as_long() throws Exception {
    Instant end = Instant.now().plus(Duration.ofDays(100));
    NewKey wanted = new NewKey("asker", "x", Set.of(Scope.READ), end, null);
    Keys.Issued old = keys.issue(wanted, Actor.hub("test"));

    JsonNode rotated = json(rotate(old.keyId(), Map.of()).andExpect(status().isOk()));

    Keys.Listed next = keys.find(rotated.at("/issued/key").asString()).orElseThrow();
    assertThat(next.scopes()).containsExactly(Scope.READ);
    assertThat(next.expiresAt()).isBetween(end, end.plusSeconds(60));
    assertThat(Instant.parse(rotated.get("oldExpiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
            Instant.now().plus(Duration.ofDays(7)));
    rotate(old.keyId(), Map.of())
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reasons[0].code").value("already_replaced"));
  }

  @Test
  void a_lost_new_key_is_replaced_by_one_that_lives_as_long_as_the_first_was_to() throws Exception {
    Instant end = Instant.now().plus(Duration.ofDays(100));
    Keys.Issued old =
        keys.issue(new NewKey("asker", "x", Set.of(Scope.READ), end, null), Actor.hub("test"));
    JsonNode lost = json(rotate(old.keyId(), Map.of()).andExpect(status().isOk()));
    revoke(lost.at("/issued/keyId").asString()).andExpect(status().isNoContent());

    JsonNode rotated =
        json(rotate(old.keyId(), Map.of("overlapDays", 30)).andExpect(status().isOk()));

    assertThat(keys.find(rotated.at("/issued/key").asString()).orElseThrow().expiresAt())
        .isBetween(end, end.plusSeconds(60));
    Instant month = Instant.now().plus(Duration.ofDays(30));
    assertThat(Instant.parse(rotated.get("oldExpiresAt").asString()))
        .isBetween(month.minusSeconds(60), month);
  }

  @Test
  void the_operator_always_has_a_key_without_an_end(@TempDir Path own) throws Exception {
    try (ConfigurableApplicationContext other = HttpSlice.start(own)) {
      MockMvc there =
          MockMvcBuilders.webAppContextSetup((WebApplicationContext) other)
              .addFilters(other.getBean("springSecurityFilterChain", Filter.class))
              .build();
      Keys theirs = other.getBean(Keys.class);
      theirs.all().forEach(key -> theirs.revoke(key.keyId(), "test"));
      Keys.Issued only = theirs.issue(Keys.OPERATOR, "only", "test");
      String path = "/api/v1/operator/keys/" + only.keyId();
      String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();

      there
          .perform(
              with(only.key(), request(HttpMethod.POST, path + "/rotate"))
                  .contentType("application/json")
                  .content("{\"expires\":\"" + day + "\"}"))
          .andExpect(status().isConflict())
          .andExpect(jsonPath("$.reasons[0].code").value("last_operators_key"));
      there
          .perform(with(only.key(), request(HttpMethod.DELETE, path)))
          .andExpect(status().isConflict())
          .andExpect(jsonPath("$.reasons[0].code").value("last_operators_key"));
      assertThat(theirs.find(only.key()).orElseThrow().expiresAt()).isNull();

      theirs.issue(Keys.OPERATOR, "second", "test");
      there
          .perform(with(only.key(), request(HttpMethod.DELETE, path)))
          .andExpect(status().isNoContent());
    }
  }

  @Test
  void what_cannot_be_replaced_is_told() throws Exception {
    Keys.Issued key = keys.issue("asker", "x", "test");
    rotate(key.keyId(), Map.of("overlapDays", 91)).andExpect(status().isBadRequest());
    rotate(key.keyId(), Map.of("overlapDays", -1)).andExpect(status().isBadRequest());
    rotate(key.keyId(), Map.of("expires", "2020-01-01")).andExpect(status().isBadRequest());
    assertThat(keys.all()).extracting(Keys.Listed::replaces).doesNotContain(key.keyId());

    keys.revoke(key.keyId(), "test");

    rotate(key.keyId(), Map.of())
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.reasons[0].code").value("unknown_key"));
  }

  private static Scope needed(OpenApi.Operation operation) {
    return OPENED.entrySet().stream()
        .filter(lines -> lines.getValue().lines().anyMatch(operation.key()::equals))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Stream<OpenApi.Operation> withKey() {
    return OpenApi.operations().stream()
        .filter(operation -> operation.path().startsWith("/api/v1/") && !operation.isOpen());
  }

  private static String path(OpenApi.Operation operation) {
    return operation.path().replaceAll("\\{\\w+}", "x");
  }

  private static MockHttpServletRequestBuilder of(OpenApi.Operation operation) {
    return request(HttpMethod.valueOf(operation.method()), path(operation));
  }

  private static ResultActions add(Map<String, Object> wanted) throws Exception {
    return post("/api/v1/operator/keys", wanted);
  }

  private static ResultActions rotate(String keyId, Map<String, Object> wanted) throws Exception {
    return post("/api/v1/operator/keys/" + keyId + "/rotate", wanted);
  }

  private static ResultActions revoke(String keyId) throws Exception {
    return http.perform(
        with(operator, request(HttpMethod.DELETE, "/api/v1/operator/keys/" + keyId)));
  }

  private static ResultActions post(String path, Map<String, Object> body) throws Exception {
    return http.perform(
        with(operator, request(HttpMethod.POST, path))
            .contentType("application/json")
            .content(Json.MAPPER.writeValueAsBytes(body)));
  }

  private static JsonNode json(ResultActions answer) throws Exception {
    return Json.MAPPER.readTree(answer.andReturn().getResponse().getContentAsByteArray());
  }

  private static String issue(Set<Scope> scopes) {
    return keys.issue(new NewKey("drammen", "test", scopes, null, null), Actor.hub("test")).key();
  }

  private static MockHttpServletRequestBuilder with(
      String key, MockHttpServletRequestBuilder request) {
    return request.header("Authorization", "Bearer " + key);
  }
}
