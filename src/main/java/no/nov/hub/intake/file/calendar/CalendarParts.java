package no.nov.hub.intake.file.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the lines of a file together to calendars. Each line stands alone: one that is no property
 * never takes the next with it. It is the rest of the text above it, or of no matter; or it could
 * have changed what its event means, and then the event says that it cannot be read. ical4j's
 * parser reads on to the next colon, and one bad event spoils its neighbours in ical4j's own model.
 */
final class CalendarParts {

  /** An alarm inside an event inside a calendar is three. */
  private static final int DEEPEST = 6;

  private static final Pattern FRAME =
      Pattern.compile("(?i)(BEGIN|END)\\s*:\\s*([A-Z][A-Z0-9-]{1,40})\\s*");

  private static final Set<String> TEXTS = Set.of("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT");

  private final List<CalendarPart> calendars = new ArrayList<>();
  private final Deque<CalendarPart> open = new ArrayDeque<>();
  private boolean broken;

  /** Whether the line above was a property of the open part, so that its text can go on. */
  private boolean goesOn;

  private CalendarParts() {}

  /** Empty if it is no calendar, or not all of one. */
  static Optional<List<CalendarPart>> read(List<String> lines) {
    CalendarParts parts = new CalendarParts();
    lines.forEach(parts::take);
    return parts.broken || parts.calendars.isEmpty() || !parts.open.isEmpty()
        ? Optional.empty()
        : Optional.of(parts.calendars);
  }

  private void take(String line) {
    if (broken) {
      return;
    }
    Matcher frame = FRAME.matcher(line);
    if (frame.matches() && isComponent(frame.group(2))) {
      String component = frame.group(2).toUpperCase(Locale.ROOT);
      if (frame.group(1).equalsIgnoreCase("BEGIN")) {
        begin(component);
      } else {
        end(component);
      }
      goesOn = false;
    } else if (!open.isEmpty()) {
      property(line);
    }
  }

  /** «Begin: mandag» in a text begins nothing. */
  private static boolean isComponent(String name) {
    return LineNames.COMPONENTS.contains(name.toUpperCase(Locale.ROOT))
        || name.equals(name.toUpperCase(Locale.ROOT));
  }

  private void begin(String component) {
    if (component.equals("VCALENDAR")) {
      broken |= !open.isEmpty();
      CalendarPart calendar = new CalendarPart(component);
      calendars.add(calendar);
      open.push(calendar);
    } else if (!open.isEmpty()) {
      if (component.equals("VEVENT")) {
        closeDownTo("VCALENDAR");
      }
      broken |= open.size() >= DEEPEST;
      CalendarPart part = new CalendarPart(component);
      open.element().parts().add(part);
      open.push(part);
    }
  }

  private void end(String component) {
    if (isOpen(component)) {
      closeDownTo(component);
      open.pop();
    }
  }

  private boolean isOpen(String component) {
    for (CalendarPart part : open) {
      if (part.name().equals(component)) {
        return true;
      }
    }
    return false;
  }

  /** What was never ended may have taken lines of what it stands in. */
  private void closeDownTo(String component) {
    while (isOpen(component) && !open.element().name().equals(component)) {
      CalendarPart part = open.pop();
      part.garbled().add("BEGIN:" + part.name());
      if (!part.name().equals("VEVENT")) {
        open.element().garbled().add("BEGIN:" + part.name());
      }
    }
  }

  private void property(String line) {
    Optional<CalendarLine> property =
        CalendarLine.parse(line).filter(parsed -> !LineNames.isProse(line, parsed));
    if (LineNames.isGarbled(line, property)) {
      open.element().garbled().add(line);
      goesOn = false;
    } else if (property.isPresent()) {
      open.element().lines().add(property.get());
      goesOn = true;
    } else if (goesOn && !LineNames.beginsAsProperty(line)) {
      goOn(line);
    }
  }

  private void goOn(String line) {
    List<CalendarLine> lines = open.element().lines();
    CalendarLine above = lines.get(lines.size() - 1);
    if (TEXTS.contains(above.name())) {
      lines.set(lines.size() - 1, above.followedBy(line));
    }
  }
}
