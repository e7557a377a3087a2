package no.nov.hub.shared.position;

import java.time.Clock;
import java.util.List;
import no.nov.hub.RealSettings;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.intake.file.content.KnownIssues;

/** Lends the rules of this package to tests of other packages. */
public final class PositionRulesForTests {

  private PositionRulesForTests() {}

  public static List<MessageRules> all(KnownIssues known, Clock clock) {
    return List.of(
        new PositionRules(RealSettings.PARTICIPANTS, RealSettings.MUNICIPALITIES, known, clock));
  }
}
