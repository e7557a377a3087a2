package no.nov.hub.mail;

import no.nov.hub.message.Json;

/** A Message-ID that follows from what a letter is, so that it is the same at every try. */
public final class MessageId {

  private static final int LENGTH = 40;

  private MessageId() {}

  /**
   * @param domain the hub's (RFC 5322, section 3.6.4)
   * @param parts what tells the letter from all others, its recipient among them
   * @return without angle brackets
   */
  public static String of(String domain, String... parts) {
    return Json.sha256(String.join("|", parts)).substring(0, LENGTH) + "@" + domain;
  }
}
