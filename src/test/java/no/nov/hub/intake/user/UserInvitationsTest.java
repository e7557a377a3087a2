package no.nov.hub.intake.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;

@EveryPart
class UserInvitationsTest implements UserMail {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-12-01T08:00:00Z"));
  private final Users users = UsersForTests.in(database, clock);
  private final UserInvitations invitations = UsersForTests.invitations(database, clock, this);
  private final List<String> invited = new ArrayList<>();
  private final List<String> lapsed = new ArrayList<>();
  private final User kari = new User(UUID.randomUUID(), "Kari", "kari@example.no", Language.NB);

  @Override
  public void invite(User user, List<GivenRole> roles, UserInvitation invitation, String link) {
    invited.add(user.address() + " " + link + " " + roles.size());
  }

  @Override
  public void given(User user, List<GivenRole> roles, String by) {
    invited.add(user.address() + " has " + roles.size());
  }

  @Override
  public void lapsed(User user, UserInvitation invitation) {
    lapsed.add(user.address() + " for " + invitation.invitedBy());
  }

  @Test
  void an_invitation_is_mailed_and_lets_in_once() {
    invite("first");

    assertThat(invited).containsExactly("kari@example.no first 1");
    assertThat(invitations.lookAt("first")).contains(kari);
    assertThat(invitations.lookAt("first")).contains(kari);
    assertThat(invitations.accept("first")).contains(kari);
    assertThat(invitations.accept("first")).isEmpty();
    assertThat(invitations.lookAt("first")).isEmpty();
  }

  @Test
  void after_a_fortnight_it_works_no_more_and_its_sender_is_told_once() {
    invite("first");
    clock.pass(Duration.ofDays(14).minusSeconds(1));
    tellLapsed();
    assertThat(lapsed).isEmpty();
    assertThat(invitations.lookAt("first")).isPresent();

    clock.pass(Duration.ofSeconds(1));
    tellLapsed();
    tellLapsed();

    assertThat(lapsed).containsExactly("kari@example.no for user/manager");
    assertThat(audit()).contains("user/manager: user invited", "hub: invitation lapsed");
    assertThat(invitations.accept("first")).isEmpty();
  }

  @Test
  void sent_again_the_link_before_works_no_more_and_the_new_one_does() {
    invite("first");
    clock.pass(Duration.ofDays(15));
    tellLapsed();

    assertThat(invitations.sendAgain(kari.id(), "second", Actor.hub("user/manager"))).isPresent();

    assertThat(invitations.accept("first")).isEmpty();
    clock.pass(Duration.ofDays(15));
    tellLapsed();
    assertThat(lapsed).hasSize(2);
  }

  @Test
  void whoever_has_logged_in_is_neither_invited_again_nor_told_as_lapsed() {
    invite("first");
    invitations.hasLoggedIn(kari.id());
    clock.pass(Duration.ofDays(15));
    tellLapsed();

    assertThat(lapsed).isEmpty();
    assertThat(invitations.sendAgain(kari.id(), "second", Actor.hub("user/manager"))).isEmpty();
    assertThat(invited).hasSize(1);
  }

  @Test
  void nobody_is_invited_who_is_there_already_and_nothing_is_mailed() {
    invite("first");
    User other = new User(UUID.randomUUID(), "Ola", kari.address(), Language.NB);

    assertThat(invitations.invite(other, List.of(), "second", Actor.hub("user/manager")).refused())
        .extracting(Reason::code)
        .containsExactly("address_taken");
    assertThat(invited).hasSize(1);
    assertThat(users.ofAddress(kari.address())).contains(kari);
  }

  @Test
  void the_audit_of_a_participant_tells_who_was_invited_and_did_not_come() {
    invite("link");
    clock.pass(UserInvitations.WORKS_FOR.plusSeconds(1));
    invitations.tellLapsed();

    AuditFilter ofModum = new AuditFilter(null, null, null, null, "modum");
    assertThat(new AuditTrail(database.jdbc()).page(ofModum, 10, null).entries())
        .extracting(AuditEntry::action)
        .contains("user added", "user invited", "invitation lapsed");
  }

  private List<String> audit() {
    return database
        .jdbc()
        .queryForList("SELECT who || ': ' || action FROM kept.audit", String.class);
  }

  private void invite(String link) {
    GivenRole role =
        new GivenRole(
            UUID.randomUUID(),
            kari.id(),
            Role.POSTER,
            "modum",
            null,
            LocalDate.of(2026, 12, 1),
            null);
    assertThat(invitations.invite(kari, List.of(role), link, Actor.hub("user/manager")).refused())
        .isEmpty();
  }

  private void tellLapsed() {
    assertThat(
            RouteRun.round(
                    "07-tell-lapsed-invitations.camel.xml", Map.of("userInvitations", invitations))
                .getException())
        .isNull();
  }
}
