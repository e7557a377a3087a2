package no.nov.hub.intake.access;

import java.security.Principal;
import java.util.Set;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/** For tests of controllers without a login. */
public final class CallersForTests {

  private final Callers callers;

  public CallersForTests(Participants participants, Nov nov) {
    callers = new Callers(participants, nov);
  }

  public Caller caller(String participant) {
    return callers.holder(participant, Scope.of(participant));
  }

  public Caller caller(String participant, Scope... scopes) {
    return callers.holder(participant, Set.of(scopes));
  }

  /** As a request carries the caller. */
  public Principal login(String participant) {
    return caller(participant).authentication();
  }

  /** What hands the caller to a controller. */
  public static HandlerMethodArgumentResolver arguments() {
    return new CallerArguments();
  }
}
