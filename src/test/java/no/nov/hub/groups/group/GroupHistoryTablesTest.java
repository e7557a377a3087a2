package no.nov.hub.groups.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.Test;

/** What a group was on an earlier day, though its owner tells only what it is now. */
@EveryPart
class GroupHistoryTablesTest {

  private final GroupHub hub = new GroupHub();

  @Test
  void whoHasLeftIsStillThereOnEarlierDays() {
    registered("2027-01-10", "ada", "ada", "bo");
    registered("2027-06-01", "ada", "ada");

    assertThat(members("2027-05-31")).containsExactly("ada", "bo");
    assertThat(members("2027-06-01")).containsExactly("ada");
  }

  @Test
  void whoIsNewHasTheSeatFromTheDayThatTheRosterCame() {
    registered("2027-01-10", "ada", "ada");
    registered("2027-06-01", "ada", "ada", "bo");

    assertThat(members("2027-05-31")).containsExactly("ada");
    assertThat(members("2027-06-01")).containsExactly("ada", "bo");
    assertThat(then("2027-06-01").seats())
        .extracting(s -> s.member().from())
        .containsExactly(null, LocalDate.parse("2027-06-01"));
  }

  @Test
  void whoComesBackHasASecondSeat() {
    registered("2027-01-10", "ada", "ada", "bo");
    registered("2027-03-01", "ada", "ada");
    registered("2027-05-01", "ada", "ada", "bo");

    assertThat(members("2027-02-28")).contains("bo");
    assertThat(members("2027-04-01")).doesNotContain("bo");
    assertThat(members("2027-05-01")).contains("bo");
  }

  @Test
  void aSeatThatWasPutRightTheSameDayLeavesNoTrace() {
    registered("2027-01-10", "ada", "ada");
    registered("2027-02-01", "ada", "ada", "boo");
    registered("2027-02-01", "ada", "ada", "bo");

    assertThat(then("2027-03-01").seats())
        .extracting(s -> s.member().name())
        .containsExactly("ada", "bo");
  }

  @Test
  void whoLedItAndWhoWroteToItIsKnownForEachDay() {
    registered("2027-01-10", "ada", "ada", "bo");
    registered("2028-01-10", "bo", "ada", "bo");

    assertThat(then("2027-12-31").leader()).isEqualTo("ada@example.no");
    assertThat(then("2028-01-10").leader()).isEqualTo("bo@example.no");
    assertThat(then("2028-01-10").knownSince()).isEqualTo("2027-01-10");
  }

  @Test
  void severalThatCameTogetherEachCountForTheirDay() {
    List<Registration> together =
        List.of(
            registration("2027-01-10", null, "ada", "ada", "bo"),
            registration("2027-02-10", null, "bo", "bo"));
    new GroupTables(hub.database.jdbc()).remember(together);

    assertThat(members("2027-01-31")).containsExactly("ada", "bo");
    assertThat(members("2027-02-10")).containsExactly("bo");
  }

  @Test
  void anOpenGroupIsThereUntilTheDayItIsClosedAndNotBeforeItWasKnown() {
    remember(registration("2027-01-10", null, "ada", "ada"));
    remember(registration("2027-05-01", LocalDate.parse("2027-06-30"), "ada", "ada"));

    assertThat(hub.groups.at("drammen", LocalDate.parse("2027-01-09"))).isEmpty();
    assertThat(hub.groups.at("drammen", LocalDate.parse("2027-06-29"))).hasSize(1);
    assertThat(hub.groups.at("drammen", LocalDate.parse("2027-06-30"))).isEmpty();
  }

  @Test
  void theSameSaidAgainAddsNothing() {
    registered("2027-01-10", "ada", "ada", "bo");
    registered("2027-02-10", "ada", "ada", "bo");

    assertThat(
            hub.database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.group_state", int.class))
        .isEqualTo(1);
    assertThat(
            hub.database.jdbc().queryForObject("SELECT COUNT(*) FROM kept.group_seat", int.class))
        .isEqualTo(2);
  }

  @Test
  void whatARegistrationSaysIsRememberedWhenItIsProjected() {
    hub.hasGroup("drammen", "kraft", "ada", "bo");

    assertThat(then(GroupHub.TODAY.toString()).seats()).hasSize(2);
  }

  private void registered(String day, String leader, String... members) {
    remember(registration(day, null, leader, members));
  }

  private void remember(Registration registration) {
    new GroupTables(hub.database.jdbc()).remember(List.of(registration));
  }

  private GroupThen then(String day) {
    return hub.groups.at("drammen", LocalDate.parse(day)).get(0);
  }

  private List<String> members(String day) {
    return then(day).seatsOn(LocalDate.parse(day)).stream().map(s -> s.member().name()).toList();
  }

  private static Registration registration(
      String day, LocalDate closed, String leader, String... members) {
    List<Seat> seats = new ArrayList<>();
    for (String name : members) {
      seats.add(
          new Seat(
              new Member(
                  new Recipient(name + "@example.no", name, Language.NB),
                  null,
                  null,
                  null,
                  null,
                  false,
                  null),
              null,
              true));
    }
    Instant at = LocalDate.parse(day).atTime(12, 0).atZone(ZoneId.of("Europe/Oslo")).toInstant();
    return new Registration(
        "drammen",
        "kraft",
        Group.Kind.RESOURCE,
        "Kraft",
        leader + "@example.no",
        null,
        null,
        new Person("Kari", "kari@example.no"),
        null,
        false,
        null,
        closed,
        at,
        UUID.randomUUID(),
        seats);
  }
}
