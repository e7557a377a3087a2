package no.nov.hub.intake.people;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;

/** People in a database of a test. */
public final class PeopleFixture {

  private PeopleFixture() {}

  public static People in(TestDatabase database, Clock clock) {
    return new People(
        new PersonTables(database.jdbc()),
        database.transactions(),
        new AuditLog(database.jdbc(), clock),
        clock);
  }
}
