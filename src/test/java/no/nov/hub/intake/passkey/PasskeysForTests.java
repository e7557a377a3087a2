package no.nov.hub.intake.passkey;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.user.Users;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.link.Origin;
import org.springframework.mock.env.MockEnvironment;

/** Passkeys in a database of a test. */
public final class PasskeysForTests {

  private PasskeysForTests() {}

  public static Passkeys in(TestDatabase database, Clock clock) {
    return in(database, clock, "https://hub.example.no");
  }

  /**
   * @param address of the hub; null for that of the machine, on port 8080
   */
  static Passkeys in(TestDatabase database, Clock clock, String address) {
    Users users = UsersForTests.in(database, clock);
    Links links = new Links(address);
    PasskeyTables tables = new PasskeyTables(database.jdbc(), clock);
    return new Passkeys(
        new RelyingParty(
            links,
            new Origin(links, new MockEnvironment().withProperty("local.server.port", "8080")),
            new UserHandles(users),
            tables),
        new Challenges(database.jdbc(), clock),
        tables,
        users,
        database.transactions(),
        new AuditLog(database.jdbc(), clock));
  }
}
