package no.nov.hub.shared.event;

import java.time.Clock;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.admission.MessageRules;

/** Lends the rules of this package to tests of other packages. */
public final class EventRulesForTests {

  private EventRulesForTests() {}

  public static List<MessageRules> all(Clock clock) {
    return List.of(
        new EventRules(RealSettings.PARTICIPANTS, RealSettings.MUNICIPALITIES, clock),
        new EventCancelledRules());
  }
}
