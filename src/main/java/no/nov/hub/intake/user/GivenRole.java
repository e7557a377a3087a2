package no.nov.hub.intake.user;

import java.time.LocalDate;
import java.util.Objects;
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

  /** The same for another user. */
  GivenRole to(UUID other) {
    return new GivenRole(id, other, role, participant, groupId, from, until);
  }

  /** Whether it gives the same, whenever that is. */
  boolean isLike(GivenRole other) {
    return role == other.role
        && Objects.equals(participant, other.participant)
        && Objects.equals(groupId, other.groupId);
  }

  public boolean isHeldOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  public boolean isOver(LocalDate day) {
    return until != null && day.isAfter(until);
  }
}
