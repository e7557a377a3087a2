package no.nov.hub.intake.openid;

import java.time.Clock;
import java.util.Map;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.user.Users;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.link.Origin;
import org.springframework.mock.env.MockEnvironment;

/** Linked accounts in a database of a test. */
public final class OpenIdForTests {

  private OpenIdForTests() {}

  public static OpenIdLogins in(
      TestDatabase database, Clock clock, Map<String, OpenIdProvider> providers) {
    OpenIdSettings settings = new OpenIdSettings(providers);
    Users users = UsersForTests.in(database, clock);
    Origin origin = new Origin(new Links("https://hub.example.no"), new MockEnvironment());
    return new OpenIdLogins(
        settings,
        new Issuers(settings, origin, clock),
        new OpenIdTables(database.jdbc()),
        users,
        database.transactions(),
        new AuditLog(database.jdbc(), clock),
        clock);
  }
}
