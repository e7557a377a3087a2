package no.nov.hub.mail.incoming;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.mail.outgoing.DeliveryStatus;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.HubAddress.Purpose;

/**
 * Reads what a mail server reports of a mail (RFC 3464), and what old ones write instead of that.
 */
final class BounceReader {

  private static final String CODE = "([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])";

  private static final Pattern STATUS = Pattern.compile("^" + CODE);

  /** Said to be one, since parts of IP addresses and versions of programs look alike. */
  private static final Pattern SAID =
      Pattern.compile("(?i)(?:\\b[245]\\d\\d[ -]\\(?#?|#|\\b(?:status|dsn)[:=]\\s*)" + CODE);

  private static final Pattern SERVER =
      Pattern.compile("(?i)(mailer-daemon|postmaster|microsoftexchange[0-9a-f]*)@.*");

  /** Begins nowhere within a word, so that a long one is gone through once. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![^\\s<>\"(),:;@])[^\\s<>\"(),:;@]++@[^\\s<>\"(),:;]+");

  private static final int LONGEST_REPORT = 100_000;

  private BounceReader() {}

  /**
   * @param status as RFC 3463 has it, such as {@code 5.1.1}; empty if it does not say
   */
  record Report(DeliveryStatus delivery, String status) {}

  /** Empty if it is no report. Of several recipients, who was behind one, the worst counts. */
  static Optional<Report> read(IncomingMail mail) {
    return statusParts(mail)
        .flatMap(text -> groups(text).stream())
        .map(BounceReader::ofRecipient)
        .flatMap(Optional::stream)
        .reduce((a, b) -> b.delivery().compareTo(a.delivery()) > 0 ? b : a);
  }

  /** Empty unless a server wrote it and it is clear that the mail was refused for good. */
  static Optional<Report> readPlain(IncomingMail mail) {
    boolean byServer =
        !mail.header("X-Failed-Recipients").isEmpty()
            || mail.from().filter(from -> SERVER.matcher(from).matches()).isPresent();
    if (!byServer) {
      return Optional.empty();
    }
    return mail.parts().leaves().stream()
        .filter(leaf -> leaf.type().startsWith("text/"))
        .map(Parts.Leaf::text)
        .flatMap(Optional::stream)
        .flatMap(text -> SAID.matcher(text).results())
        .map(said -> said.group(1))
        .filter(status -> status.startsWith("5"))
        .map(status -> new Report(DeliveryStatus.BOUNCED, status))
        .findFirst();
  }

  /** Which of the hub's mails a report is about that did not come to the address of that mail. */
  static Optional<String> token(IncomingMail mail, String mailbox) {
    Stream<String> returned =
        mail.parts().leaves().stream()
            .filter(
                leaf ->
                    leaf.type().equals("message/rfc822")
                        || leaf.type().equals("message/global")
                        || leaf.type().equals("text/rfc822-headers"))
            .map(Parts.Leaf::text)
            .flatMap(Optional::stream)
            .map(text -> text.split("\r?\n\r?\n", 2)[0]);
    return Stream.concat(statusParts(mail), returned)
        .flatMap(text -> ADDRESS.matcher(text).results())
        .map(found -> HubAddress.read(found.group(), mailbox))
        .flatMap(Optional::stream)
        .filter(address -> address.purpose() == Purpose.BOUNCE)
        .map(HubAddress::token)
        .findFirst();
  }

  private static Stream<String> statusParts(IncomingMail mail) {
    return mail.parts().leaves().stream()
        .filter(
            leaf ->
                leaf.type().equals("message/delivery-status")
                    || leaf.type().equals("message/global-delivery-status"))
        .map(Parts.Leaf::text)
        .flatMap(Optional::stream)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_REPORT)));
  }

  private static List<InternetHeaders> groups(String text) {
    List<InternetHeaders> groups = new ArrayList<>();
    for (String group : text.strip().split("\r?\n\\s*\n[ \t]*")) {
      try {
        byte[] lines = (group + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        groups.add(new InternetHeaders(new ByteArrayInputStream(lines)));
      } catch (MessagingException e) {
        throw new IncomingMail.BrokenMail(e);
      }
    }
    return groups;
  }

  /** Empty for the group that is about the message as a whole. */
  private static Optional<Report> ofRecipient(InternetHeaders group) {
    if (field(group, "Final-Recipient").isEmpty() && field(group, "Action").isEmpty()) {
      return Optional.empty();
    }
    String status =
        Stream.of(
                STATUS.matcher(field(group, "Status")),
                SAID.matcher(field(group, "Diagnostic-Code")))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst()
            .orElse("");
    return delivery(field(group, "Action"), status).map(delivery -> new Report(delivery, status));
  }

  private static Optional<DeliveryStatus> delivery(String action, String status) {
    String word = action.toLowerCase(Locale.ROOT).split("[\\s;(]", 2)[0];
    return switch (word) {
      case "failed" -> Optional.of(DeliveryStatus.BOUNCED);
      case "delayed" -> Optional.of(DeliveryStatus.DELAYED);
      case "delivered", "relayed", "expanded" -> Optional.of(DeliveryStatus.DELIVERED);
      default ->
          Optional.of(status)
              .filter(given -> !given.isEmpty())
              .map(
                  given ->
                      switch (given.charAt(0)) {
                        case '5' -> DeliveryStatus.BOUNCED;
                        case '4' -> DeliveryStatus.DELAYED;
                        default -> DeliveryStatus.DELIVERED;
                      });
    };
  }

  private static String field(InternetHeaders group, String name) {
    String[] values = group.getHeader(name);
    return values == null ? "" : Arrays.stream(values).findFirst().orElse("").strip();
  }
}
