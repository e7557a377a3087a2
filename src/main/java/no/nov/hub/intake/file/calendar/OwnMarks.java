package no.nov.hub.intake.file.calendar;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What programs write beside STATUS, such as X-WP-STATUS and X-CANCELLED. */
final class OwnMarks {

  private static final Pattern STATUS = Pattern.compile("X-.*STATUS");
  private static final Pattern CANCELLED = Pattern.compile("X-(.*-)?(IS-?)?CANCELL?ED");
  private static final Pattern DRAFT = Pattern.compile("X-(.*-)?(IS-?)?DRAFT");

  private static final Set<String> OFF = Set.of("CANCELLED", "CANCELED", "DELETED", "TRASH");
  private static final Set<String> UNFINISHED =
      Set.of("DRAFT", "AUTO-DRAFT", "PENDING", "FUTURE", "UNPUBLISHED");
  private static final Set<String> NO = Set.of("", "FALSE", "NO", "NONE", "0");

  private OwnMarks() {}

  static boolean cancel(CalendarPart part) {
    return says(part, line -> isMarked(line, CANCELLED) || isStatus(line, OFF));
  }

  /** Not published in the calendar that it comes from. */
  static boolean isDraft(CalendarPart part) {
    return says(part, line -> isMarked(line, DRAFT) || isStatus(line, UNFINISHED));
  }

  private static boolean says(CalendarPart part, Predicate<CalendarLine> mark) {
    return part.lines().stream().anyMatch(mark);
  }

  private static boolean isMarked(CalendarLine line, Pattern name) {
    return name.matcher(line.name()).matches() && !NO.contains(said(line));
  }

  private static boolean isStatus(CalendarLine line, Set<String> statuses) {
    return STATUS.matcher(line.name()).matches() && statuses.contains(said(line));
  }

  private static String said(CalendarLine line) {
    return line.text().toUpperCase(Locale.ROOT);
  }
}
