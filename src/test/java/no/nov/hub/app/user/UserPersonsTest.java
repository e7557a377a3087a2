package no.nov.hub.app.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.openid.OpenIdForTests;
import no.nov.hub.intake.passkey.PasskeysForTests;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.language.Language;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class UserPersonsTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-12-01T08:00:00Z"));
  private final Users users = UsersForTests.in(database, clock);

  @Test
  void what_the_audit_holds_of_ones_deeds_is_handed_out_too() {
    User kari = new User(UUID.randomUUID(), "Kari", "kari@example.no", Language.NB);
    users.add(kari, List.of(), "test");
    AuditLog audit = new AuditLog(database.jdbc(), clock);
    audit.note(new Actor.Known(kari.mark(), "drammen", "192.0.2.7", "code"), "did", "a thing");
    audit.note("another", "did", "another thing");

    List<Map<String, Object>> about =
        new UserPersons(
                users,
                null,
                PasskeysForTests.in(database, clock),
                OpenIdForTests.in(database, clock, Map.of()),
                new AuditTrail(database.jdbc()))
            .about(kari.address());

    assertThat(about).hasSize(1);
    assertThat(about.get(0).get("deeds"))
        .asInstanceOf(InstanceOfAssertFactories.list(AuditEntry.class))
        .extracting(AuditEntry::subject, AuditEntry::origin)
        .containsExactly(org.assertj.core.api.Assertions.tuple("a thing", "192.0.2.7"));
  }
}
