package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.util.List;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.participant.Nov;

/** Lends the rules of this package to tests of other packages. */
public final class MeetingRulesForTests {

  private MeetingRulesForTests() {}

  public static List<MessageRules> all(Clock clock) {
    Nov nov = new Nov("nov", "NOV", "drammen");
    return List.of(new MeetingRules(nov, clock), new MeetingCancelledRules(nov));
  }
}
