package no.nov.hub.intake.user;

import java.time.Clock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;

/** People in a database of a test. */
public final class UsersForTests {

  private UsersForTests() {}

  public static Users in(TestDatabase database, Clock clock) {
    return new Users(
        new UserTables(database.jdbc()),
        database.transactions(),
        new AuditLog(database.jdbc(), clock),
        clock);
  }

  /**
   * @param mail keeps what would be sent
   */
  public static UserInvitations invitations(TestDatabase database, Clock clock, UserMail mail) {
    return new UserInvitations(
        new UserInvitationTables(database.jdbc()),
        in(database, clock),
        mail,
        database.transactions(),
        new AuditLog(database.jdbc(), clock),
        clock);
  }
}
