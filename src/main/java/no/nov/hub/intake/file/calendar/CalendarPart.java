package no.nov.hub.intake.file.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A component of a calendar file, such as a VEVENT, with its lines and the parts inside it.
 *
 * @param garbled lines that cannot be read and could change what it means
 */
public record CalendarPart(
    String name, List<CalendarLine> lines, List<CalendarPart> parts, List<String> garbled) {

  CalendarPart(String name) {
    this(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  public Optional<CalendarLine> line(String wanted) {
    return lines.stream().filter(line -> line.name().equals(wanted)).findFirst();
  }

  public List<CalendarLine> all(String wanted) {
    return lines.stream().filter(line -> line.name().equals(wanted)).toList();
  }

  /** The text of a property, or empty if it is missing or blank. */
  public String text(String wanted) {
    return line(wanted).map(CalendarLine::text).orElse("");
  }

  public List<CalendarPart> parts(String wanted) {
    return parts.stream().filter(part -> part.name().equals(wanted)).toList();
  }
}
