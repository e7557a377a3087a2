package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.time.ZoneId;
import no.nov.hub.mail.incoming.MailedAnswer;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;

/**
 * What one person has been told of a meeting, and what that person has answered.
 *
 * @param token of the person's own page to answer on
 */
record Invitation(
    String about, Addressee to, String token, Told told, Asked asked, Answered answered) {

  /**
   * @param zone where the person usually is, or null
   */
  record Addressee(Recipient person, ZoneId zone, boolean informedOnly) {}

  /**
   * What the last mail said.
   *
   * @param invited false for one who has been released, or told that the meeting is off
   * @param what a hash of what it showed
   * @param firstMessage Message-ID that later mails refer to
   */
  record Told(boolean invited, int sequence, String what, Instant at, String firstMessage) {}

  /**
   * @param reminders how many of the reminders are behind this person
   * @param again how often the contact has asked again, and {@code againMailed} how often that was
   *     mailed
   */
  record Asked(int reminders, int again, int againMailed) {

    Asked reminded(int behind) {
      return new Asked(behind, again, againMailed);
    }

    Asked allMailed() {
      return new Asked(reminders, again, again);
    }
  }

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

  /**
   * True if an answer to this revision at this time, that came just now, is newer than the one that
   * counts. Stamps are of whole seconds, and some programs copy that of the invitation.
   */
  boolean isOlderThan(int answerSequence, Instant stamp) {
    return answered.stamp() == null
        || answerSequence > answered.sequence()
        || (answerSequence == answered.sequence() && !stamp.isBefore(answered.stamp()));
  }

  Invitation telling(Told next) {
    return new Invitation(about, to, token, next, asked, answered);
  }

  Invitation begunBy(String messageId) {
    return telling(new Told(told.invited(), told.sequence(), told.what(), told.at(), messageId));
  }

  Invitation to(Addressee now) {
    return new Invitation(about, now, token, told, asked, answered);
  }

  Invitation asking(Asked next) {
    return new Invitation(about, to, token, told, next, answered);
  }

  Recipient person() {
    return to.person();
  }

  String address() {
    return person().address();
  }

  String name() {
    return person().name();
  }

  Language language() {
    return person().language();
  }

  ZoneId zone() {
    return to.zone();
  }

  boolean informedOnly() {
    return to.informedOnly();
  }

  boolean invited() {
    return told.invited();
  }

  int sequence() {
    return told.sequence();
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Invitation[%s]".formatted(about);
  }
}
