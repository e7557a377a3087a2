package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.nov.hub.RealSettings;
import no.nov.hub.platform.participant.Nov;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class CallerTest {

  private final CallersForTests callers =
      new CallersForTests(RealSettings.PARTICIPANTS, new Nov("nov", "NOV", "drammen"));

  @Test
  void a_participant_speaks_for_itself_and_the_secretary_for_nov_too() {
    assertThat(callers.caller("asker").owners()).containsExactly("asker");
    assertThat(callers.caller("drammen").owners()).containsExactly("drammen", "nov");
    assertThat(callers.caller("drammen").maySpeakFor("nov")).isTrue();
    assertThat(callers.caller("drammen").maySpeakFor("asker")).isFalse();
  }

  @Test
  void the_operator_is_no_participant_and_speaks_for_nobody() {
    Caller operator = callers.caller(Keys.OPERATOR);

    assertThat(operator.findParticipant()).isEmpty();
    assertThat(operator.owners()).isEmpty();
    assertThat(operator.who()).isEqualTo("operator");
    assertThatThrownBy(operator::participant).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_name_alone_makes_nobody_a_participant() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    assertThat(Caller.of(request)).isSameAs(Caller.STRANGER);

    request.setUserPrincipal(() -> "drammen");
    assertThat(Caller.of(request)).isSameAs(Caller.STRANGER);

    request.setUserPrincipal(UsernamePasswordAuthenticationToken.unauthenticated("drammen", "x"));
    assertThat(Caller.of(request)).isSameAs(Caller.STRANGER);

    request.setUserPrincipal(callers.login("drammen"));
    assertThat(Caller.of(request).participant().id()).isEqualTo("drammen");
  }

  @Test
  void bodies_take_the_room_of_the_participant_and_of_whoever_else_has_a_key() {
    assertThat(callers.caller("drammen").sender()).contains("drammen");
    assertThat(callers.caller(Keys.OPERATOR).sender()).contains("operator");
    assertThat(Caller.STRANGER.sender()).isEmpty();
  }
}
