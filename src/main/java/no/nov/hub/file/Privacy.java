package no.nov.hub.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a calendar keeps an event to itself. Absent is public; anything that is said and is not
 * plainly public keeps it private.
 */
final class Privacy {

  static final String CODE = "private";

  /** What programs write beside CLASS, such as X-CALENDARSERVER-ACCESS. */
  private static final Pattern OWN_MARK =
      Pattern.compile(
          "X-(.*-)?(CLASS|ACCESS|SENSITIVITY|PRIVATE|PRIVACY|ISPRIVATE|IS-PRIVATE|CONFIDENTIAL|VISIBILITY)");

  private static final Set<String> PUBLIC =
      Set.of("", "PUBLIC", "NORMAL", "DEFAULT", "FALSE", "NO", "NONE", "0");

  private Privacy() {}

  static boolean keeps(CalendarPart part) {
    return part.lines().stream().anyMatch(Privacy::keeps);
  }

  private static boolean keeps(CalendarLine line) {
    String said = line.text().toUpperCase(Locale.ROOT);
    return line.name().equals("CLASS")
        ? !said.equals("PUBLIC")
        : OWN_MARK.matcher(line.name()).matches() && !PUBLIC.contains(said);
  }
}
