package no.nov.hub.intake.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Reason;
import org.junit.jupiter.api.Test;

@EveryPart
class UsersTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-12-01T08:00:00Z"));
  private final Users users = UsersForTests.in(database, clock);

  @Test
  void two_people_cannot_have_one_address() {
    User kari = added("Kari", "kari@example.no");
    User other = new User(UUID.randomUUID(), "Ola", kari.address(), Language.NB);

    assertThat(users.add(other, List.of(), "test"))
        .extracting(Reason::code)
        .containsExactly("address_taken");
    assertThat(users.ofAddress(kari.address())).contains(kari);
  }

  @Test
  void a_role_is_held_from_its_first_day_through_its_last() {
    User kari = added("Kari", "kari@example.no");
    give(kari, Role.SECRETARY, "modum", TODAY.plusDays(1), TODAY.plusDays(2));

    assertThat(users.rolesNow(kari.id())).isEmpty();
    clock.pass(Duration.ofDays(1));
    assertThat(users.rolesNow(kari.id())).hasSize(1);
    clock.pass(Duration.ofDays(1));
    assertThat(users.rolesNow(kari.id())).hasSize(1);
    clock.pass(Duration.ofDays(1));
    assertThat(users.rolesNow(kari.id())).isEmpty();
  }

  @Test
  void the_last_operator_and_the_last_manager_stay() {
    User kari = added("Kari", "kari@example.no");
    User ola = added("Ola", "ola@example.no");
    GivenRole operator = give(kari, Role.OPERATOR, null, TODAY, null);
    GivenRole manager = give(kari, Role.MANAGER, "modum", TODAY, null);
    give(ola, Role.MANAGER, "asker", TODAY, null);
    give(ola, Role.MANAGER, "modum", TODAY.plusDays(1), null);

    assertThat(users.takeAway(operator.id(), Actor.hub("test")).map(Reason::code))
        .contains("last_operator");
    assertThat(users.takeAway(manager.id(), Actor.hub("test")).map(Reason::code))
        .contains("last_manager");
    assertThat(users.hindrances(kari.id())).hasSize(2);

    clock.pass(Duration.ofDays(1));
    assertThat(users.takeAway(manager.id(), Actor.hub("test"))).isEmpty();
    assertThat(users.rolesNow(kari.id()))
        .extracting(GivenRole::role)
        .containsExactly(Role.OPERATOR);
  }

  @Test
  void a_role_that_fits_nobody_is_refused() {
    User kari = added("Kari", "kari@example.no");

    assertThat(refused(kari, Role.POSTER, null, null, null)).isEqualTo("no_participant");
    assertThat(refused(kari, Role.OPERATOR, "modum", null, null)).isEqualTo("for_the_hub");
    assertThat(refused(kari, Role.LEADER, "modum", null, null)).isEqualTo("no_group");
    assertThat(refused(kari, Role.POSTER, "modum", null, TODAY.minusDays(1)))
        .isEqualTo("ends_before_it_begins");
    assertThat(users.rolesNow(kari.id())).isEmpty();
  }

  @Test
  void a_user_with_a_role_that_does_not_fit_is_not_added_either() {
    User kari = new User(UUID.randomUUID(), "Kari", "kari@example.no", Language.NB);
    GivenRole unfit =
        new GivenRole(UUID.randomUUID(), kari.id(), Role.POSTER, null, null, TODAY, null);

    assertThat(users.add(kari, List.of(unfit), "test")).hasSize(1);
    assertThat(users.ofAddress("kari@example.no")).isEmpty();
  }

  @Test
  void each_deed_is_in_the_audit_by_a_mark_that_names_nobody() {
    User kari = added("Kari", "kari@example.no");
    GivenRole role = give(kari, Role.POSTER, "modum", TODAY, null);
    users.takeAway(role.id(), Actor.hub("operator"));

    List<String> audit =
        database
            .jdbc()
            .queryForList(
                "SELECT action || ' ' || subject FROM kept.audit ORDER BY audit_id", String.class);
    List<String> forWhom =
        database
            .jdbc()
            .queryForList("SELECT for_whom FROM kept.audit ORDER BY audit_id", String.class);
    assertThat(forWhom).containsExactly(null, "modum", "modum");
    assertThat(audit)
        .containsExactly(
            "user added " + kari.mark(),
            "role given POSTER for modum: " + kari.mark(),
            "role taken away POSTER for modum: " + kari.mark());
  }

  private User added(String name, String address) {
    User user = new User(UUID.randomUUID(), name, address, Language.NB);
    assertThat(users.add(user, List.of(), "test")).isEmpty();
    return user;
  }

  private GivenRole give(
      User user, Role role, String participant, LocalDate from, LocalDate until) {
    GivenRole given =
        new GivenRole(UUID.randomUUID(), user.id(), role, participant, null, from, until);
    assertThat(users.give(given, Actor.hub("test"))).isEmpty();
    return given;
  }

  private String refused(User user, Role role, String participant, String group, LocalDate until) {
    return users
        .give(
            new GivenRole(UUID.randomUUID(), user.id(), role, participant, group, TODAY, until),
            Actor.hub("test"))
        .map(Reason::code)
        .orElse(null);
  }
}
