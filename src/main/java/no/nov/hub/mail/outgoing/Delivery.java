package no.nov.hub.mail.outgoing;

import java.time.Instant;
import java.util.Locale;

/**
 * How far a letter has come.
 *
 * @param recipient empty if the letter is so old that this has been forgotten
 * @param cause why it is not there; null if nothing is wrong
 * @param fault what the server said, as it said it, or null; can hold the address
 * @param attempts how often it was handed to a server that answered
 * @param since in this state
 * @param handedOverAt when the next server took it, or null
 */
public record Delivery(
    String messageId,
    Letter.Kind kind,
    String owner,
    String about,
    String recipient,
    State state,
    Cause cause,
    String fault,
    int attempts,
    Instant since,
    Instant handedOverAt) {

  public enum State {
    QUEUED,
    /** On its way out just now, or whoever had it was ended in the middle. */
    CLAIMED,
    /** The next server has taken it. */
    HANDED_OVER,
    /** It will be tried again, by the hub or by a server further on. */
    DELAYED,
    /** It did not arrive, and is not tried again. */
    BOUNCED,
    /** A newer letter about the same goes instead. */
    SUPERSEDED,
    /** Its time had passed before it could go. */
    EXPIRED;

    /** As it is stored, shown and measured. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public enum Cause {
    /** The server took it for the moment only, or did not answer to the end. */
    LATER,
    /** The server will never take it. */
    REFUSED,
    /** A server further on sent it back. */
    RETURNED,
    /** Two days of trying. */
    GAVE_UP,
    /** So much has come back from this address that nothing is sent there for a while. */
    HELD,
    /** It could not be made into a mail. */
    UNUSABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String word) {
      return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** So long ago that it is not known any more who it went to. */
  boolean isForgotten() {
    return recipient.isEmpty();
  }

  /** Addresses and texts stay out of logs. */
  @Override
  public String toString() {
    return "Delivery[%s, %s, %s]".formatted(kind, about, state);
  }
}
