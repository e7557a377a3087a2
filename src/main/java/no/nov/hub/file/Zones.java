package no.nov.hub.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;

/**
 * The zones of one calendar file. Zones known by their place keep their name; all others, which
 * readers of the message could not look up, are told in Norwegian time.
 */
final class Zones {

  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private static final int MOST_ZONES = 20;
  private static final Zone UTC = Zone.named(ZoneOffset.UTC, OSLO);
  private static final Zone NORWEGIAN = Zone.named(OSLO, OSLO);

  private static final Set<String> PLACES = ZoneId.getAvailableZoneIds();
  private static final Properties WINDOWS_NAMES = windowsNames();

  private final Map<String, Zone> own = new HashMap<>();

  Zones(CalendarPart calendar) {
    for (CalendarPart zone : calendar.parts("VTIMEZONE").stream().limit(MOST_ZONES).toList()) {
      CustomZone.of(zone).ifPresent(read -> own.putIfAbsent(zone.text("TZID"), read));
    }
  }

  static Zone utc() {
    return UTC;
  }

  /** A time without any zone means the same clock everywhere; the events are in Norway. */
  static Zone norwegian() {
    return NORWEGIAN;
  }

  Optional<Zone> find(String id) {
    if (isPlace(id)) {
      ZoneId zone = ZoneId.of(id);
      return Optional.of(Zone.named(zone, zone));
    }
    String windows = WINDOWS_NAMES.getProperty(id);
    if (windows != null && PLACES.contains(windows)) {
      return Optional.of(Zone.named(ZoneId.of(windows), OSLO));
    }
    if (own.containsKey(id)) {
      return Optional.of(own.get(id));
    }
    return prefixed(id);
  }

  /** Some programs write {@code /example.org/20250101/Europe/Oslo}. */
  private static Optional<Zone> prefixed(String id) {
    String[] parts = id.split("/");
    String last = parts.length < 3 ? id : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    if (isPlace(last)) {
      ZoneId zone = ZoneId.of(last);
      return Optional.of(Zone.named(zone, zone));
    }
    boolean utc = id.equals("UTC") || id.equals("GMT") || id.equals("Etc/UTC");
    return utc ? Optional.of(UTC) : Optional.empty();
  }

  private static boolean isPlace(String id) {
    return id.contains("/") && !id.startsWith("Etc/") && PLACES.contains(id);
  }

  private static Properties windowsNames() {
    String path = "/net/fortuna/ical4j/transform/compliance/msTimezoneNames";
    Properties names = new Properties();
    try (InputStream stream = Recur.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("ical4j no longer has the table " + path);
      }
      names.load(stream);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
