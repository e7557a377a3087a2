package no.nov.hub.intake.user;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A role that somebody has, had, or will have.
 *
 * @param participant null for the operator
 * @param groupId of a leader's group; null for other roles
 * @param until the last day; null if there is no end
 */
public record GivenRole(
    UUID id,
    UUID userId,
    Role role,
    String participant,
    String groupId,
    LocalDate from,
    LocalDate until) {

  public boolean isHeldOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  public boolean isOver(LocalDate day) {
    return until != null && day.isAfter(until);
  }
}
