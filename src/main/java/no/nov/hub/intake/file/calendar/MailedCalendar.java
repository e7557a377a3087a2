package no.nov.hub.intake.file.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.intake.file.calendar.CalendarTime.Moment;
import no.nov.hub.intake.file.content.PlainFile;

/** A calendar as it came in a mail, read as leniently as a dropped one, but for other things. */
public final class MailedCalendar {

  private final CalendarPart calendar;
  private final Zones zones;

  private MailedCalendar(CalendarPart calendar) {
    this.calendar = calendar;
    this.zones = new Zones(calendar);
  }

  /**
   * @param bytes of which the first calendar is read
   * @return empty if it is none
   */
  public static Optional<MailedCalendar> read(byte[] bytes) {
    return CalendarText.lines(bytes)
        .flatMap(CalendarParts::read)
        .map(calendars -> new MailedCalendar(calendars.get(0)));
  }

  /** As text, if it is any: UTF-8, or what older programs for Windows write. */
  public static Optional<String> text(byte[] bytes) {
    return PlainFile.text(bytes);
  }

  /** Upper case; empty if it does not say. */
  public String method() {
    return calendar.text("METHOD").toUpperCase(Locale.ROOT);
  }

  public List<CalendarPart> events() {
    return calendar.parts("VEVENT");
  }

  /**
   * The moment that a line such as DTSTART tells; a day is none, nor is one in a zone that is
   * unknown.
   */
  public Optional<Instant> instant(CalendarLine line) {
    Optional<Zone> zone =
        line.value().strip().endsWith("Z") ? Optional.of(Zones.utc()) : zones.of(line);
    return zone.flatMap(known -> CalendarTime.parse(line.value(), known))
        .filter(Moment.class::isInstance)
        .map(time -> ((Moment) time).instant());
  }
}
