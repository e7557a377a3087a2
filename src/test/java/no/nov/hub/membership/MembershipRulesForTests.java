package no.nov.hub.membership;

import java.time.Clock;
import java.util.List;
import no.nov.hub.admission.MessageRules;
import no.nov.hub.participant.Municipalities;

/** Lends the rules of this package to tests of other packages. */
public final class MembershipRulesForTests {

  private MembershipRulesForTests() {}

  public static List<MessageRules> all(Municipalities municipalities, Clock clock) {
    return List.of(new CountRules(municipalities, clock), new ListRules(clock));
  }
}
