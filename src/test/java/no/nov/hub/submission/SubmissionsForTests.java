package no.nov.hub.submission;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.access.Audit;

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
