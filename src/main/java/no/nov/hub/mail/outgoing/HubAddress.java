package no.nov.hub.mail.outgoing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of the hub that says what a mail to it is about: {@code nov+m-k7…@hub.example.no}. All
 * of them end in one mailbox (subaddresses, RFC 5233), and none can be guessed.
 *
 * @param token lower case letters and digits
 */
public record HubAddress(Purpose purpose, String token) {

  private static final Pattern DETAIL = Pattern.compile("([mbs])-([a-z0-9]{16,40})");

  public enum Purpose {
    /** Organiser of a meeting: answers come here. */
    MEETING('m'),
    /** Envelope sender of one mail: bounces come here. */
    BOUNCE('b'),
    /** Where a participant mails its submissions. */
    SUBMISSION('s');

    private final char letter;

    Purpose(char letter) {
      this.letter = letter;
    }
  }

  /**
   * @param mailbox the hub's own address, such as {@code nov@hub.example.no}
   */
  public String at(String mailbox) {
    int at = mailbox.lastIndexOf('@');
    return "%s+%c-%s%s"
        .formatted(mailbox.substring(0, at), purpose.letter, token, mailbox.substring(at));
  }

  /** What an address of the mailbox means; empty if it is not one of these. */
  public static Optional<HubAddress> read(String address, String mailbox) {
    String given = address.toLowerCase(Locale.ROOT);
    String own = mailbox.toLowerCase(Locale.ROOT);
    int at = own.lastIndexOf('@');
    String begin = own.substring(0, at) + "+";
    if (!given.startsWith(begin) || !given.endsWith(own.substring(at))) {
      return Optional.empty();
    }
    Matcher detail =
        DETAIL.matcher(given.substring(begin.length(), given.length() - (own.length() - at)));
    return detail.matches()
        ? Optional.of(new HubAddress(purpose(detail.group(1).charAt(0)), detail.group(2)))
        : Optional.empty();
  }

  /** Whether mail to the address comes to the hub itself, whatever stands behind the plus. */
  public static boolean isOwn(String address, String mailbox) {
    String given = address.toLowerCase(Locale.ROOT);
    int at = mailbox.lastIndexOf('@');
    return given.equals(mailbox)
        || (given.startsWith(mailbox.substring(0, at) + "+")
            && given.endsWith(mailbox.substring(at)));
  }

  private static Purpose purpose(char letter) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.letter == letter) {
        return purpose;
      }
    }
    throw new IllegalArgumentException("No purpose has the letter " + letter);
  }
}
