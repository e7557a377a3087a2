package no.nov.hub.intake.submission;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.access.Audit;

/** For the tests of edges that settle what they refused. */
public final class SubmissionsForTests {

  private SubmissionsForTests() {}

  public static Submissions on(TestDatabase database, Clock clock) {
    return new Submissions(
        database.jdbc(),
        database.transactions(),
        new Settling(database.jdbc()),
        new Audit(database.jdbc(), clock),
        clock);
  }
}
