package no.nov.hub.platform.participant;

/**
 * Something that a running hub has for each participant, such as a folder or a gauge. It is asked
 * for each at the start, and again when one is added or removed while the hub runs.
 */
public interface PerParticipant {

  /** Can be asked as often as one likes. */
  void open(Participant participant);

  /** The participant has been removed. */
  default void close(Participant participant) {}
}
