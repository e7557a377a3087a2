package no.nov.hub.intake.file.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/** What programs call the time zones of the world. Only names that mean one thing are read. */
final class ZoneNames {

  private static final Set<String> PLACES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.contains("/"))
          .filter(id -> !id.startsWith("SystemV/") && !id.startsWith("Etc/"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, String> IN_ANY_CASE =
      PLACES.stream()
          .collect(
              Collectors.toUnmodifiableMap(ZoneNames::lower, Function.identity(), (a, b) -> a));

  /** Zones of the tz database that are named after no place. EST and the like mean two things. */
  private static final Set<String> WITHOUT_PLACE = Set.of("cet", "met", "eet", "wet");

  private static final Set<String> UNIVERSAL =
      Set.of(
          "utc",
          "gmt",
          "z",
          "zulu",
          "uct",
          "etc/utc",
          "etc/gmt",
          "etc/uct",
          "etc/zulu",
          "tzone://microsoft/utc",
          "coordinated universal time",
          "greenwich standard time");

  /** In the names under Etc/ a minus is east of Greenwich; in those with four digits, west. */
  private static final Pattern ETC = Pattern.compile("etc/gmt([+-])(\\d{1,2})");

  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)([+-]\\d{2}):?(\\d{2})|utc([+-]\\d{1,2})");

  /** {@code (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna}. */
  private static final Pattern SHOWN_BY_WINDOWS =
      Pattern.compile("\\((?:UTC|GMT)([+-]\\d{2}:\\d{2})?\\)\\s*(.+)");

  private static final Map<String, String> AMERICAN =
      Map.of(
          "Eastern Time (US & Canada)", "America/New_York",
          "Central Time (US & Canada)", "America/Chicago",
          "Mountain Time (US & Canada)", "America/Denver",
          "Pacific Time (US & Canada)", "America/Los_Angeles");

  private static final Instant IN_WINTER = Instant.parse("2027-01-15T12:00:00Z");
  private static final Instant IN_SUMMER = Instant.parse("2027-07-15T12:00:00Z");

  private static final Properties WINDOWS = windows();

  private ZoneNames() {}

  /** Such as Europe/Oslo, also at the end of {@code /example.org/20250101/Europe/Oslo}. */
  static Optional<ZoneId> place(String id) {
    String[] parts = id.split("/");
    return Stream.of(parts.length, 3, 2)
        .filter(length -> length <= parts.length)
        .map(length -> Arrays.copyOfRange(parts, parts.length - length, parts.length))
        .map(last -> IN_ANY_CASE.get(lower(String.join("/", last))))
        .filter(known -> known != null)
        .findFirst()
        .map(ZoneId::of);
  }

  static Optional<ZoneId> other(String id) {
    return windows(id.replaceFirst("\\s+\\d{1,2}$", ""))
        .or(() -> withoutPlace(lower(id)))
        .or(() -> shownByWindows(id));
  }

  /** Such as W. Europe Standard Time. What the table takes for universal time is not all so. */
  static Optional<ZoneId> windows(String id) {
    return Optional.ofNullable(WINDOWS.getProperty(id))
        .filter(zone -> !zone.equals("UTC") && !zone.startsWith("Etc/"))
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }

  private static Optional<ZoneId> withoutPlace(String id) {
    if (UNIVERSAL.contains(id)) {
      return Optional.of(ZoneOffset.UTC);
    }
    return WITHOUT_PLACE.contains(id)
        ? Optional.of(ZoneId.of(id.toUpperCase(Locale.ROOT)))
        : etc(id).or(() -> offset(id));
  }

  private static Optional<ZoneId> etc(String id) {
    Matcher m = ETC.matcher(id);
    return m.matches()
        ? hours((m.group(1).equals("-") ? "+" : "-") + m.group(2))
        : Optional.empty();
  }

  private static Optional<ZoneId> offset(String id) {
    Matcher m = OFFSET.matcher(id);
    if (!m.matches()) {
      return Optional.empty();
    }
    return m.group(3) == null
        ? CustomZone.offset(m.group(1) + m.group(2)).map(Function.identity())
        : hours(m.group(3));
  }

  private static Optional<ZoneId> hours(String signed) {
    int hours = Integer.parseInt(signed);
    return Math.abs(hours) <= 14 ? Optional.of(ZoneOffset.ofHours(hours)) : Optional.empty();
  }

  /** All cities of it that have a zone must keep the same time, and that which stands before. */
  private static Optional<ZoneId> shownByWindows(String id) {
    Matcher m = SHOWN_BY_WINDOWS.matcher(id);
    if (!m.matches()) {
      return Optional.empty();
    }
    if (UNIVERSAL.contains(lower(m.group(2)))) {
      return Optional.of(ZoneOffset.UTC);
    }
    List<ZoneId> zones =
        Stream.concat(
                Stream.ofNullable(AMERICAN.get(m.group(2))),
                Arrays.stream(m.group(2).split(",")).flatMap(ZoneNames::ofCity))
            .map(ZoneId::of)
            .toList();
    ZoneOffset shown = m.group(1) == null ? ZoneOffset.UTC : ZoneOffset.of(m.group(1));
    return zones.stream()
        .findFirst()
        .filter(first -> first.getRules().getOffset(IN_WINTER).equals(shown))
        .filter(first -> zones.stream().allMatch(zone -> keepSameTime(first, zone)));
  }

  private static Stream<String> ofCity(String city) {
    String ending = "/" + city.strip().replace(' ', '_');
    return PLACES.stream().filter(id -> id.endsWith(ending)).sorted();
  }

  private static boolean keepSameTime(ZoneId one, ZoneId other) {
    return Stream.of(IN_WINTER, IN_SUMMER)
        .allMatch(at -> one.getRules().getOffset(at).equals(other.getRules().getOffset(at)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Properties windows() {
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
