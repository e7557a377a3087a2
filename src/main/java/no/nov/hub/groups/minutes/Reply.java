package no.nov.hub.groups.minutes;

import java.time.Instant;
import java.util.Locale;
import no.nov.hub.mail.outgoing.Recipient;

/**
 * One who was mailed minutes, and what that person says of them.
 *
 * @param token of the person's own page
 * @param at null until something is said
 */
record Reply(
    String about,
    int version,
    Recipient person,
    String token,
    Said said,
    Instant at,
    String comment) {

  enum Said {
    NOTHING,
    APPROVED,
    OBJECTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Said of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Reply[%s, %s]".formatted(about, said);
  }
}
