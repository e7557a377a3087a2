package no.nov.hub.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells mail that no person wrote (RFC 3834, and what programs did before it). {@code
 * X-Auto-Response-Suppress} is no sign of it: Exchange writes that on what people send, too.
 */
final class AutomaticMail {

  private static final Set<String> PRECEDENCES = Set.of("auto_reply", "bulk", "junk");

  private static final Pattern ABSENT =
      Pattern.compile(
          "(?i)\\s*(automatic reply|auto(matic)? ?-?reply|automatisk svar|autosvar|out of (the )?office"
              + "|ikke til stede|fraværsmelding|fravær|ferievarsel|vacation)\\b.*",
          Pattern.UNICODE_CASE | Pattern.DOTALL);

  private AutomaticMail() {}

  static boolean is(IncomingMail mail) {
    String submitted = mail.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    return !(submitted.isEmpty() || submitted.split("[;\\s(]", 2)[0].equals("no"))
        || !mail.header("X-Autoreply").isEmpty()
        || !mail.header("X-Autorespond").isEmpty()
        || PRECEDENCES.contains(mail.header("Precedence").toLowerCase(Locale.ROOT))
        || ABSENT.matcher(mail.subject()).matches();
  }
}
