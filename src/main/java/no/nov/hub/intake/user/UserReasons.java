package no.nov.hub.intake.user;

import java.util.Optional;
import no.nov.hub.platform.message.Reason;

/** Why somebody is not added, or does not get or lose a role. */
public final class UserReasons {

  static final Reason ADDRESS_TAKEN =
      Reason.of(
          "address",
          "address_taken",
          "En annen person har denne e-postadressen. Bruk personens egen adresse, eller gi rollen til den som alt har adressen.",
          "Another person has this address. Use the person's own, or give the role to whoever has the address.");

  static final Reason ROLE_HELD =
      Reason.of(
          "role",
          "role_held",
          "Personen har denne rollen fra før.",
          "The person has this role already.");

  public static final Reason UNKNOWN_ROLE =
      Reason.of(
          "roleId",
          "unknown_role",
          "Denne rollen finnes ikke lenger. Åpne siden på nytt.",
          "There is no such role any more. Open the page again.");

  private static final Reason LAST_OPERATOR =
      Reason.of(
          "roleId",
          "last_operator",
          "Dette er den siste som drifter huben. Gi en annen rollen først.",
          "This is the last operator of the hub. Give the role to somebody else first.");

  private static final Reason LAST_MANAGER =
      Reason.of(
          "roleId",
          "last_manager",
          "Dette er den siste daglige lederen. Gi en annen rollen først.",
          "This is the last manager. Give the role to somebody else first.");

  private static final Reason NO_PARTICIPANT =
      Reason.of(
          "participant",
          "no_participant",
          "Rollen trenger en deltaker som den gjelder for.",
          "The role needs a participant that it is for.");

  private static final Reason FOR_THE_HUB =
      Reason.of(
          "participant",
          "for_the_hub",
          "Den som drifter huben, gjør det for alle. Utelat deltakeren.",
          "Whoever runs the hub does so for all. Leave out the participant.");

  private static final Reason NO_GROUP =
      Reason.of(
          "groupId",
          "no_group",
          "En gruppeleder leder én gruppe. Oppgi gruppen.",
          "A leader leads one group. Name the group.");

  private static final Reason ENDS_BEFORE =
      Reason.of(
          "until",
          "ends_before_it_begins",
          "Rollen slutter før den begynner. Rett datoene.",
          "The role ends before it begins. Mend the dates.");

  private UserReasons() {}

  static Reason last(GivenRole role) {
    return role.role() == Role.OPERATOR ? LAST_OPERATOR : LAST_MANAGER;
  }

  static Optional<Reason> unfit(GivenRole role) {
    if (role.until() != null && role.until().isBefore(role.from())) {
      return Optional.of(ENDS_BEFORE);
    }
    if (role.role().isForTheHub()) {
      return role.participant() == null ? Optional.empty() : Optional.of(FOR_THE_HUB);
    }
    if (role.participant() == null) {
      return Optional.of(NO_PARTICIPANT);
    }
    return role.role() == Role.LEADER && role.groupId() == null
        ? Optional.of(NO_GROUP)
        : Optional.empty();
  }
}
