package no.nov.hub.intake.submission;

import java.time.Clock;
import no.nov.hub.intake.quota.Quota;

/** Lends the bean of the route that writes in portions to tests of other edges. */
public final class PortionsForTests {

  private PortionsForTests() {}

  public static WritingPortions portions(Quota quota, Clock clock) {
    return new WritingPortions(quota, clock);
  }
}
