package no.nov.hub.mail.incoming;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells mail that no person wrote (RFC 3834, and what programs did before it) by its headers.
 * People write of absences in subjects too, so a subject alone says nothing.
 */
final class AutomaticMail {

  private static final Set<String> PRECEDENCES = Set.of("auto_reply", "bulk", "junk");

  /** As Exchange and Gmail begin them, and no person does. */
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?i)\\s*(automatic reply|auto(matic)? ?-?reply|automatisk svar|autosvar)\\s*:.*",
          Pattern.UNICODE_CASE | Pattern.DOTALL);

  private AutomaticMail() {}

  static boolean is(IncomingMail mail) {
    String submitted = first(mail, "Auto-Submitted");
    return !(submitted.isEmpty() || submitted.equals("no"))
        || has(mail, "X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply")
        || PRECEDENCES.contains(first(mail, "Precedence"))
        || isReadReceipt(mail)
        || isSuppressedReply(mail);
  }

  /**
   * Whether a program may answer, so that nothing goes round and no list is written to (RFC 3834,
   * section 2).
   */
  static boolean mayBeAnswered(IncomingMail mail) {
    return !is(mail)
        && !has(mail, "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe", "List-Post")
        && !first(mail, "Precedence").equals("list")
        && !mail.header("Return-Path").replaceAll("\\s", "").equals("<>");
  }

  /** Exchange writes {@code X-Auto-Response-Suppress} on what people send, too. */
  private static boolean isSuppressedReply(IncomingMail mail) {
    return has(mail, "X-Auto-Response-Suppress") && SAYS_SO.matcher(mail.subject()).matches();
  }

  private static boolean isReadReceipt(IncomingMail mail) {
    return mail.header("Content-Type")
        .toLowerCase(Locale.ROOT)
        .matches("(?s)multipart/report\\b.*disposition-notification.*");
  }

  private static boolean has(IncomingMail mail, String... names) {
    return Stream.of(names).anyMatch(name -> !mail.header(name).isEmpty());
  }

  /** Its first word, in lower case. */
  private static String first(IncomingMail mail, String name) {
    return mail.header(name).toLowerCase(Locale.ROOT).split("[;\\s(]", 2)[0];
  }
}
