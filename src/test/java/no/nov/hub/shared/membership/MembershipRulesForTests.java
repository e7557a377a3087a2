package no.nov.hub.shared.membership;

import java.time.Clock;
import java.util.List;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.participant.Municipalities;

/** Lends the rules of this package to tests of other packages. */
public final class MembershipRulesForTests {

  private MembershipRulesForTests() {}

  public static List<MessageRules> all(Municipalities municipalities, Clock clock) {
    return List.of(new CountRules(municipalities, clock), new ListRules(clock));
  }
}
