package no.nov.hub.meeting;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What one person has been told of a meeting, and what that person has answered.
 *
 * @param zone where the person usually is, or null
 * @param token of the person's own page to answer on
 * @param invited false for one who has been released, or told that the meeting is off
 * @param sequence of the last mail
 * @param told a hash of what the last mail said
 * @param firstMessage Message-ID that later mails refer to
 * @param reminders how many of the reminders are behind this person
 * @param asks how often the contact has asked again, and {@code asksMailed} how often that was
 *     mailed
 */
record Invitation(
    String about,
    String address,
    String name,
    String language,
    ZoneId zone,
    boolean informedOnly,
    String token,
    boolean invited,
    int sequence,
    String told,
    Instant toldAt,
    String firstMessage,
    int reminders,
    int asks,
    int asksMailed,
    Answered answered) {

  /**
   * The answer that counts.
   *
   * @param stamp when it was written; null if there is none
   * @param how {@code mail}, {@code link} or {@code contact}
   */
  record Answered(
      Participation answer,
      int sequence,
      Instant stamp,
      Instant at,
      String how,
      String comment,
      MailedAnswer.Proposed proposed,
      String delegatedTo) {

    static final Answered NOT =
        new Answered(Participation.NONE, 0, null, null, null, null, null, null);
  }

  boolean unanswered() {
    return answered.answer() == Participation.NONE;
  }

  /** True if an answer to this revision at this time is newer than the one that counts. */
  boolean isOlderThan(int answerSequence, Instant stamp) {
    return answered.stamp() == null
        || answerSequence > answered.sequence()
        || (answerSequence == answered.sequence() && stamp.isAfter(answered.stamp()));
  }

  Invitation told(int newSequence, String what, Instant at, boolean still) {
    return new Invitation(
        about,
        address,
        name,
        language,
        zone,
        informedOnly,
        token,
        still,
        newSequence,
        what,
        at,
        firstMessage,
        reminders,
        asks,
        asksMailed,
        answered);
  }

  Invitation begunBy(String messageId) {
    return new Invitation(
        about,
        address,
        name,
        language,
        zone,
        informedOnly,
        token,
        invited,
        sequence,
        told,
        toldAt,
        messageId,
        reminders,
        asks,
        asksMailed,
        answered);
  }

  Invitation as(Invitee person) {
    return new Invitation(
        about,
        address,
        person.name(),
        person.language(),
        person.zone(),
        person.informedOnly(),
        token,
        invited,
        sequence,
        told,
        toldAt,
        firstMessage,
        reminders,
        asks,
        asksMailed,
        answered);
  }

  Invitation reminded(int behind) {
    return new Invitation(
        about,
        address,
        name,
        language,
        zone,
        informedOnly,
        token,
        invited,
        sequence,
        told,
        toldAt,
        firstMessage,
        behind,
        asks,
        asksMailed,
        answered);
  }

  Invitation askedAgain() {
    return new Invitation(
        about,
        address,
        name,
        language,
        zone,
        informedOnly,
        token,
        invited,
        sequence,
        told,
        toldAt,
        firstMessage,
        reminders,
        asks,
        asks,
        answered);
  }

  Invitation answering(Answered answer) {
    return new Invitation(
        about,
        address,
        name,
        language,
        zone,
        informedOnly,
        token,
        invited,
        sequence,
        told,
        toldAt,
        firstMessage,
        reminders,
        asks,
        asksMailed,
        answer);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Invitation[%s]".formatted(about);
  }
}
