package no.nov.hub.mail.incoming;

import java.util.Optional;

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
   * @param language {@code nb} or {@code en}
   */
  record MeetingContact(String owner, String about, String title, String address, String language) {

    /** Addresses stay out of logs. */
    @Override
    public String toString() {
      return "MeetingContact[%s]".formatted(about);
    }
  }
}
