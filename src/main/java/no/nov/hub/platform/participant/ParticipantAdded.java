package no.nov.hub.platform.participant;

/** Told by the one hub that has added somebody, when the others may see it too. */
public record ParticipantAdded(Participant participant) {}
