package no.nov.hub.intake.submission;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;

/** For the tests of edges that settle what they refused. */
public final class SubmissionsForTests {

  private SubmissionsForTests() {}

  public static SubmissionTables on(TestDatabase database, Clock clock) {
    return new SubmissionTables(
        database.jdbc(),
        database.transactions(),
        new SettlementTables(database.jdbc()),
        new AuditLog(database.jdbc(), clock),
        clock);
  }
}
