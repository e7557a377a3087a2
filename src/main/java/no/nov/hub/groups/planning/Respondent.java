package no.nov.hub.groups.planning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;

/**
 * One who has been asked which times suit, and what that one has answered.
 *
 * @param zone where the person usually is, or null
 * @param token of the person's own page to answer on
 * @param asked false for one who has left the groups since
 * @param told a hash of what the last mail showed
 * @param firstMessage Message-ID that later mails refer to
 * @param answers by the start of the time; may hold times that are no longer proposed
 */
record Respondent(
    String about,
    Recipient person,
    ZoneId zone,
    String token,
    boolean asked,
    String told,
    Instant toldAt,
    String firstMessage,
    boolean reminded,
    String comment,
    Instant answeredAt,
    Map<Instant, Choice> answers) {

  String address() {
    return person.address();
  }

  String name() {
    return person.name();
  }

  Language language() {
    return person.language();
  }

  /** Whether nothing of what is proposed now is unanswered. */
  boolean hasAnswered(Poll poll) {
    return poll.times().stream().allMatch(time -> answers.containsKey(time.startsAt()));
  }

  Respondent released() {
    return new Respondent(
        about,
        person,
        zone,
        token,
        false,
        told,
        toldAt,
        firstMessage,
        reminded,
        comment,
        answeredAt,
        answers);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Respondent[" + about + "]";
  }
}
