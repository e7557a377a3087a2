package no.nov.hub.mail.outgoing;

import java.time.Duration;
import java.time.Instant;

/**
 * A mail as it will go out, whole and final, so that every attempt to send it is the same.
 *
 * @param messageId without angle brackets; the same for the same mail, so that it is queued once
 * @param owner the participant, or NOV, on whose behalf it goes
 * @param about what it is about, such as {@code meeting drammen/styret-3}; names no person
 * @param recipient one address, lower case
 * @param head the message in bytes, up to what it shares with others
 * @param tail key of what follows the head in every mail of the same kind, such as large
 *     attachments, kept once; null if there is nothing
 * @param latest not sent after this; null if it may always go
 */
public record Letter(
    String messageId,
    Kind kind,
    String owner,
    String about,
    String recipient,
    byte[] head,
    String tail,
    Instant latest) {

  public enum Kind {
    INVITATION,
    UPDATE,
    CANCELLATION,
    /** To one who is no longer asked to come. */
    RELEASE,
    REMINDER,
    /** Asks which of several times suit. */
    POLL,
    /** To the one who reads minutes through before they go. */
    MINUTES_TO_READ,
    MINUTES,
    /** Of an action that is due. */
    TASK_REMINDER,
    /** Something that the contact of a group, or who sends for a participant, should know. */
    NOTICE,
    /** What somebody needs to log in. */
    LOGIN,
    /** A mail that came to the hub and goes on to a contact. */
    FORWARD,
    /** What became of a submission by mail. */
    RECEIPT;

    private static final Duration AHEAD_OF_MAILINGS = Duration.ofDays(7);

    /**
     * When one that may go now is due. Whoever waits for a way in sits before the page: it passes
     * the mailings that have waited longer.
     */
    Instant due(Instant now) {
      return this == LOGIN ? now.minus(AHEAD_OF_MAILINGS) : now;
    }
  }

  /** Addresses and texts stay out of logs. */
  @Override
  public String toString() {
    return "Letter[%s, %s]".formatted(kind, about);
  }
}
