package no.nov.hub.intake.access;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;

/** Keys in a database of a test. */
final class KeysForTests {

  private KeysForTests() {}

  static Keys in(TestDatabase database, Clock clock) {
    return new Keys(
        new KeyTables(database.jdbc()),
        database.transactions(),
        new AuditLog(database.jdbc(), clock),
        clock);
  }
}
