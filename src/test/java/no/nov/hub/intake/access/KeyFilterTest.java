package no.nov.hub.intake.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.transport.outage.Outages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class KeyFilterTest {

  private static final int BURST_OF_ONE_A_SECOND = 10;

  private boolean waitsForOperator;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestDatabase database = TestDatabase.fresh();
  private final Keys keys = KeysForTests.in(database, Clock.systemUTC());
  private final KeyFilter filter =
      new KeyFilter(
          keys,
          new KeyUses(new KeyTables(database.jdbc()), Clock.systemUTC()),
          new RefusedEntries(meters),
          new Callers(RealSettings.PARTICIPANTS, new Nov("nov", "NOV", null)),
          new AccessSettings(Path.of("unused"), 1),
          () -> waitsForOperator,
          Clock.systemUTC());

  @AfterEach
  void forgetTheCaller() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void who_asks_too_much_is_told_to_wait_and_others_are_not() throws Exception {
    String busy = keys.issue("drammen", "busy", "test").key();
    String alsoBusy = keys.issue("drammen", "second key", "test").key();
    String calm = keys.issue("asker", "calm", "test").key();
    for (int i = 0; i < BURST_OF_ONE_A_SECOND; i++) {
      assertThat(ask(busy).getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse refusal = refusalOf(busy, alsoBusy);

    assertThat(refusal.getStatus()).isEqualTo(429);
    assertThat(refusal.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refusal.getContentType()).isEqualTo("application/problem+json");
    assertThat(
            Json.MAPPER.readTree(refusal.getContentAsByteArray()).at("/reasons/0/code").asString())
        .isEqualTo("too_many");
    assertThat(ask(calm).getStatus()).isEqualTo(200);
  }

  @Test
  void while_there_is_no_key_at_all_nobody_is_told_that_theirs_is_wrong() throws Exception {
    assertThatThrownBy(() -> ask("nov_of_the_database_that_is_missing")).matches(Outages::isOutage);
    keys.issue("drammen", "first", "test");

    assertThat(ask("nov_of_nobody").getStatus()).isEqualTo(401);
  }

  @Test
  void while_the_database_is_missing_whoever_sends_is_told_who_has_to_act() throws Exception {
    waitsForOperator = true;

    MockHttpServletResponse answer = ask("nov_of_the_database_that_is_missing");

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentAsString(UTF_8))
        .contains("venter på den som drifter den", "its log says what to do");
    keys.issue("drammen", "first", "test");
    assertThat(ask("nov_of_nobody").getStatus()).as("that key is wrong").isEqualTo(401);
  }

  @Test
  void keys_that_are_refused_are_counted_by_why() throws Exception {
    Keys.Issued valid = keys.issue("drammen", "valid", "test");
    Keys.Issued revoked = keys.issue("drammen", "revoked", "test");
    keys.revoke(revoked.keyId(), "test");
    NewKey wanted = new NewKey("drammen", "over", Scope.of("drammen"), Instant.EPOCH, null);
    String over = keys.issue(wanted, Actor.hub("test")).key();

    for (String key : new String[] {valid.key(), "nov_of_nobody", revoked.key(), over, over}) {
      ask(key);
    }

    assertThat(counted("key_unknown")).isEqualTo(1);
    assertThat(counted("key_revoked")).isEqualTo(1);
    assertThat(counted("key_expired")).isEqualTo(2);
    assertThat(counted("scope")).isZero();
  }

  private double counted(String kind) {
    return meters.get("nov.login.refused").tag("kind", kind).counter().count();
  }

  /** A slow machine may have given a little back meanwhile, so it is asked more than once. */
  private MockHttpServletResponse refusalOf(String key, String otherKey) throws Exception {
    MockHttpServletResponse answer = ask(key);
    for (int i = 0; answer.getStatus() == 200 && i < 100; i++) {
      answer = ask(i % 2 == 0 ? otherKey : key);
    }
    return answer;
  }

  private MockHttpServletResponse ask(String key) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/statistics");
    request.addHeader("Authorization", "Bearer " + key);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
