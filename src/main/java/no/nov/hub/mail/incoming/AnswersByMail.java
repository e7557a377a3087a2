package no.nov.hub.mail.incoming;

import java.util.Optional;
import no.nov.hub.mail.outgoing.Recipient;

/** What a mail to a meeting's address can lead to. */
public interface AnswersByMail {

  enum Outcome {
    COUNTED,
    /** A later answer is there already. */
    OLDER,
    /** Not proven to be from the one invited; the contact decides. */
    WAITS,
    /** From somebody who was not invited; shown to the contact. */
    STRANGER,
    UNKNOWN_MEETING
  }

  /**
   * @param token of the meeting's address
   */
  Outcome take(String token, MailedAnswer answer);

  /** Who gets what else comes to a meeting's address. */
  Optional<MeetingContact> contactOf(String token);

  /**
   * @param about as in {@link no.nov.hub.mail.outgoing.Letter}
   */
  record MeetingContact(String owner, String about, String title, Recipient contact) {}
}
