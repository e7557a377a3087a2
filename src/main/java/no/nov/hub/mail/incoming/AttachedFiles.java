package no.nov.hub.mail.incoming;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.mail.incoming.Parts.Leaf;

/**
 * What somebody has attached to a mail, whether or not it can be read: each is answered for. Not
 * what programs add: the text itself, logos, signatures, business cards, calendar parts, and what a
 * Mac keeps beside a file (RFC 1740).
 */
final class AttachedFiles {

  private static final Set<String> READ = Set.of(".csv", ".xlsx", ".ics", ".json");

  private static final Set<String> TEXTS =
      Set.of("text/plain", "text/html", "text/enriched", "text/calendar", "application/ics");

  private static final Set<String> ADDED =
      Set.of(
          "application/applefile",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature",
          "application/pgp-keys",
          "application/pgp-encrypted",
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/rfc822-headers",
          "message/delivery-status",
          "message/global-delivery-status",
          "message/disposition-notification");

  /** Beside signatures and cards, the text below a file that servers make a file of. */
  private static final Pattern ADDED_NAME =
      Pattern.compile("\\._.*|.*\\.(p7s|asc|sig|vcf)|att\\d{3,6}\\.(txt|html?)");

  private static final int LARGEST_LOGO = 64 << 10;
  private static final Pattern REFERENCE = Pattern.compile("(?i)\\bcid:([^\"'\\s>)]+)");

  private AttachedFiles() {}

  static List<Leaf> of(IncomingMail mail) {
    List<Leaf> leaves = mail.parts().leaves();
    Set<String> shown = shownInTexts(leaves);
    return leaves.stream().filter(leaf -> !isAdded(leaf) && !isLogo(leaf, shown)).toList();
  }

  static boolean isRead(Leaf leaf) {
    return READ.stream().anyMatch(leaf::endsWith);
  }

  private static boolean isAdded(Leaf leaf) {
    String name = leaf.fileName().toLowerCase(Locale.ROOT);
    return ADDED.contains(leaf.type())
        || ADDED_NAME.matcher(name).matches()
        || (name.isEmpty() && TEXTS.contains(leaf.type()));
  }

  private static boolean isLogo(Leaf leaf, Set<String> shown) {
    return leaf.type().startsWith("image/")
        && (shown.contains(leaf.contentId())
            || (leaf.isInline()
                && leaf.bytes().filter(bytes -> bytes.length <= LARGEST_LOGO).isPresent()));
  }

  private static Set<String> shownInTexts(List<Leaf> leaves) {
    return leaves.stream()
        .filter(leaf -> leaf.type().equals("text/html") && leaf.fileName().isEmpty())
        .flatMap(leaf -> leaf.text().stream())
        .flatMap(text -> REFERENCE.matcher(text).results())
        .map(reference -> reference.group(1))
        .collect(Collectors.toSet());
  }
}
