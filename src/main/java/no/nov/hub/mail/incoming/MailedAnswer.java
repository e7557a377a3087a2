package no.nov.hub.mail.incoming;

import java.time.Instant;

/**
 * An answer as a calendar program mails it (RFC 5546, sections 3.2.3 and 3.2.7).
 *
 * @param uid of the meeting, as the answer has it
 * @param attendee whom it answers for, lower case
 * @param answer what it says; {@code NONE} with a comment alone
 * @param sequence of the revision that was answered; 0 if it does not say
 * @param stamp when it was written; when it came, if it does not say
 * @param comment or null
 * @param proposed another time, or null
 * @param delegatedTo address, or null
 * @param from who mailed it, lower case
 * @param proven whether the receiving server vouches that it is from there
 * @param receivedAt when it came
 */
public record MailedAnswer(
    String uid,
    String attendee,
    Participation answer,
    int sequence,
    Instant stamp,
    String comment,
    Proposed proposed,
    String delegatedTo,
    String from,
    boolean proven,
    Instant receivedAt) {

  /**
   * @param end may be null
   */
  public record Proposed(Instant start, Instant end) {}

  /** Addresses and texts stay out of logs. */
  @Override
  public String toString() {
    return "MailedAnswer[%s]".formatted(answer);
  }
}
