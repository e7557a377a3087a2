package no.nov.hub.intake.file.calendar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of a calendar are called, and what a line is taken for that has no such name. */
final class LineNames {

  static final Set<String> COMPONENTS =
      Set.of(
          "VCALENDAR",
          "VEVENT",
          "VTODO",
          "VJOURNAL",
          "VFREEBUSY",
          "VTIMEZONE",
          "VALARM",
          "STANDARD",
          "DAYLIGHT",
          "VAVAILABILITY",
          "AVAILABLE",
          "PARTICIPANT",
          "VLOCATION",
          "VRESOURCE");

  /** RFC 5545, 7986, 9073, 9074 and vCalendar 1.0, as far as they stand in events. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "ACTION",
          "ATTACH",
          "ATTENDEE",
          "CALSCALE",
          "CATEGORIES",
          "CLASS",
          "COLOR",
          "COMMENT",
          "COMPLETED",
          "CONFERENCE",
          "CONTACT",
          "CREATED",
          "DALARM",
          "DAYLIGHT",
          "DCREATED",
          "DESCRIPTION",
          "DTEND",
          "DTSTAMP",
          "DTSTART",
          "DUE",
          "DURATION",
          "EXDATE",
          "EXRULE",
          "FREEBUSY",
          "GEO",
          "IMAGE",
          "LAST-MODIFIED",
          "LOCATION",
          "METHOD",
          "NAME",
          "ORGANIZER",
          "PERCENT-COMPLETE",
          "PRIORITY",
          "PRODID",
          "RDATE",
          "RECURRENCE-ID",
          "REFRESH-INTERVAL",
          "RELATED-TO",
          "REPEAT",
          "REQUEST-STATUS",
          "RESOURCES",
          "RRULE",
          "SEQUENCE",
          "SOURCE",
          "STATUS",
          "STRUCTURED-DATA",
          "STYLED-DESCRIPTION",
          "SUMMARY",
          "TRANSP",
          "TRIGGER",
          "TZ",
          "TZID",
          "TZNAME",
          "TZOFFSETFROM",
          "TZOFFSETTO",
          "TZURL",
          "UID",
          "URL",
          "VERSION");

  private static final String MEANING =
      "(CLASS|STATUS|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|UID|METHOD|SUMMARY|LOCATION)";

  /** Without a value, or with blanks or signs for the colon; «Status for arbeidet» is a text. */
  private static final Pattern NO_COLON =
      Pattern.compile(MEANING + "(?![A-Za-z0-9]).*|(?i:" + MEANING + "(\\s*|\\s*[;=].*|\\s+\\S+))");

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9-]{0,100}");

  private static final Pattern ENDS_IN_A_MARK =
      Pattern.compile(
          "(?:.*[:;= ])?(PRIVATE|CONFIDENTIAL|CANCELLED|CANCELED)\\s*"
              + "|(?i:\\s*(PRIVATE|PRIVAT|CONFIDENTIAL|CANCELLED|CANCELED)\\s*)");

  /** What could keep an event private or cancel it, however its name is written. */
  private static final Set<String> MARKS = Set.of("CLASS", "STATUS", "SENSITIVITY");

  private LineNames() {}

  /**
   * «Tid: kl. 10» or an address is what is left of a text with line breaks. So is «Sted: …» in
   * English, but never what could keep an event private or cancel it.
   */
  static boolean isProse(String line, CalendarLine parsed) {
    String written = line.substring(0, parsed.name().length());
    boolean known = PROPERTIES.contains(parsed.name());
    if (MARKS.contains(parsed.name()) || (known && isUniform(written))) {
      return false;
    }
    return !isExtension(parsed) && !written.equals(written.toUpperCase(Locale.ROOT));
  }

  /** Whether it cannot be read and could mean much, such as a name with a letter too few. */
  static boolean isGarbled(String line, Optional<CalendarLine> property) {
    return property
        .map(read -> !isKnown(read) && ENDS_IN_A_MARK.matcher(read.value()).matches())
        .orElseGet(
            () -> NO_COLON.matcher(line).matches() || ENDS_IN_A_MARK.matcher(line).matches());
  }

  /** Such as {@code X-FOO;BAR}: no text, and nothing that the hub would look at. */
  static boolean beginsAsProperty(String line) {
    Matcher name = NAME.matcher(line);
    return name.lookingAt() && (name.group().startsWith("X-") || PROPERTIES.contains(name.group()));
  }

  private static boolean isKnown(CalendarLine line) {
    return isExtension(line) || PROPERTIES.contains(line.name()) || Privacy.isMark(line.name());
  }

  private static boolean isExtension(CalendarLine line) {
    return line.name().startsWith("X-");
  }

  private static boolean isUniform(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT)) || name.equals(name.toLowerCase(Locale.ROOT));
  }
}
