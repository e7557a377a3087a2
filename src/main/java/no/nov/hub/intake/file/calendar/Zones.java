package no.nov.hub.intake.file.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The zones of one calendar file. Zones known by their place keep their name; all others, which
 * readers of the message could not look up, are told in Norwegian time.
 */
final class Zones {

  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static final int MOST_ZONES = 100;
  private static final Zone UTC = Zone.named(ZoneOffset.UTC, OSLO);
  private static final Zone NORWEGIAN = Zone.named(OSLO, OSLO);

  /** Empty where the file's description of a zone cannot be read. */
  private final Map<String, Optional<Zone>> own = new HashMap<>();

  /** As programs say it that write times without a zone (X-WR-TIMEZONE); empty if they do not. */
  private final String ofCalendar;

  Zones(CalendarPart calendar) {
    ofCalendar = calendar.text("X-WR-TIMEZONE");
    calendar.parts("VTIMEZONE").stream()
        .limit(MOST_ZONES)
        .forEach(zone -> own.putIfAbsent(name(zone.text("TZID")), CustomZone.of(zone)));
  }

  static Zone utc() {
    return UTC;
  }

  /** A time without any zone means the same clock everywhere; the events are in Norway. */
  static Zone norwegian() {
    return NORWEGIAN;
  }

  /** Of a time that names no zone: that of the whole calendar, or Norwegian time. */
  Optional<Zone> of(CalendarLine line) {
    String id = nameOf(line);
    return id.isEmpty() && !line.has("TZID") ? Optional.of(NORWEGIAN) : find(id);
  }

  String nameOf(CalendarLine line) {
    return line.has("TZID") ? line.parameter("TZID") : ofCalendar;
  }

  Optional<Zone> find(String id) {
    String name = name(id);
    return ZoneNames.place(name)
        .map(place -> Zone.named(place, place))
        .or(() -> ZoneNames.windows(name).map(zone -> Zone.named(zone, OSLO)))
        .or(() -> own.getOrDefault(name, Optional.empty()))
        .or(() -> ZoneNames.other(name).map(zone -> Zone.named(zone, OSLO)));
  }

  /** Whether the file describes the zone, but so that it cannot be read. */
  boolean isBroken(String id) {
    return own.containsKey(name(id)) && find(id).isEmpty();
  }

  /** Some programs escape the commas also in a parameter. */
  private static String name(String id) {
    return id.replace("\\", "").replace("\"", "").strip();
  }
}
