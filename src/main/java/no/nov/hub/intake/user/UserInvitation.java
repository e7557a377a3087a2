package no.nov.hub.intake.user;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was invited to log in.
 *
 * @param invitedBy as the audit names whoever did it
 * @param acceptedAt null before the user has logged in
 */
public record UserInvitation(
    UUID userId, String invitedBy, Instant sentAt, Instant endsAt, Instant acceptedAt) {

  public boolean isAccepted() {
    return acceptedAt != null;
  }

  public boolean worksAt(Instant moment) {
    return !isAccepted() && moment.isBefore(endsAt);
  }
}
