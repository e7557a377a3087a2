package no.nov.hub.mail.outgoing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.platform.message.Json;

/** A Message-ID that follows from what a letter is, so that it is the same at every try. */
public final class MessageId {

  private static final int LENGTH = 40;

  private static final Pattern OWN = Pattern.compile("<[0-9a-f]{40,64}@(?<domain>.+)>");

  private MessageId() {}

  /**
   * Whether a letter of the hub has this one.
   *
   * @param inBrackets as it stands in a header
   */
  public static boolean isOf(String domain, String inBrackets) {
    Matcher own = OWN.matcher(inBrackets.toLowerCase(Locale.ROOT));
    return own.matches() && own.group("domain").equals(domain);
  }

  /**
   * @param domain the hub's (RFC 5322, section 3.6.4)
   * @param parts what tells the letter from all others, its recipient among them
   * @return without angle brackets
   */
  public static String of(String domain, String... parts) {
    return Json.sha256(String.join("|", parts)).substring(0, LENGTH) + "@" + domain;
  }
}
