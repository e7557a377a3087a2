package no.nov.hub.platform.participant;

import java.time.LocalDate;

/**
 * One who takes part, or did.
 *
 * @param addedOn null for those of the first start, who have always been there
 * @param removedOn null unless it is removed
 */
public record KnownParticipant(
    Participant participant, State state, LocalDate addedOn, LocalDate removedOn) {

  public enum State {
    ACTIVE,
    /** Nothing of it is let in; it can be resumed. */
    PAUSED,
    /** For good; its name is kept for what it has sent. */
    REMOVED
  }

  static KnownParticipant ofSettings(Participant participant) {
    return new KnownParticipant(participant, State.ACTIVE, null, null);
  }

  public String id() {
    return participant.id();
  }

  public boolean isPresent() {
    return state != State.REMOVED;
  }

  /** Whether it was not yet removed on that day. */
  boolean tookPartOn(LocalDate day) {
    return removedOn == null || day.isBefore(removedOn);
  }

  boolean wasThereOn(LocalDate day) {
    return addedOn == null || !day.isBefore(addedOn);
  }
}
