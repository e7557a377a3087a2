package no.nov.hub.intake.file.calendar;

import java.time.Instant;
import no.nov.hub.intake.file.calendar.CalendarTime.Moment;
import no.nov.hub.intake.file.content.Revision;

/** Reads which version of an event a calendar has. */
final class RevisionReader {

  private RevisionReader() {}

  static Revision read(CalendarPart part) {
    String sequence = part.text("SEQUENCE");
    return new Revision(
        sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0,
        instant(part, "LAST-MODIFIED"),
        instant(part, "DTSTAMP"));
  }

  private static Instant instant(CalendarPart part, String property) {
    return part.line(property)
        .flatMap(line -> CalendarTime.parse(line.value(), Zones.norwegian()))
        .filter(Moment.class::isInstance)
        .map(time -> ((Moment) time).instant())
        .orElse(null);
  }
}
