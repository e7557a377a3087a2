package no.nov.hub.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dates and times as people and programs write them: 12.01.2027 kl. 08.00, 30. juni 2026, 30/6-26,
 * 2026-06-30T00:00:00.000Z.
 */
final class WrittenMoment {

  private static final int LONGEST = 80;

  /** Two digits of a year up to here are of this century. */
  private static final int LAST_OF_THIS_CENTURY = 69;

  /** By far the most, and the fastest to read. */
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");

  private static final String WEEKDAY =
      "(?<weekday>(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?|tir|tor|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\\.?,?"
          + " ";

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:"
              + WEEKDAY
              + ")?(?<date>.+?)(?:(?:t|,? )(?:kl\\.? ?|at"
              + " )?(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:"
              + " ?(?<half>[ap])\\.?m\\.?)?(?:"
              + " ?(?<zone>z|(?:gmt|utc)?[-+]\\d{2}:?\\d{2}|gmt|utc)(?: \\(.*\\))?)?)?");

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<y>\\d{4})([-/.]|(?=\\d{4}$))(?<m>\\d{1,2})\\2(?<d>\\d{1,2})\\.?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<d>\\d{1,2})(?:\\. ?(?<m>\\d{1,2})\\. ?|/(?<m2>\\d{1,2})-)(?<y>\\d{4}|\\d{2})");

  /** Norwegians begin with the day, Americans with the month. */
  private static final Pattern EITHER_FIRST =
      Pattern.compile(
          "(?<d>\\d{1,2})(?:/(?<m>\\d{1,2})/(?<y>\\d{4}|\\d{2})|-(?<m2>\\d{1,2})-(?<y2>\\d{4}))");

  private static final Pattern DAY_AND_WORD =
      Pattern.compile("(?<d>\\d{1,2})\\.?[ -]?(?<m>[a-z]{3,9})\\.?,?[ -]?(?<y>\\d{4}|\\d{2})");
  private static final Pattern WORD_AND_DAY =
      Pattern.compile("(?<m>[a-z]{3,9})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?,? (?<y>\\d{4})");

  private static final Map<String, Integer> MONTHS =
      months(
          "jan januar january|feb februar february|mar mars march|apr april|mai may|jun juni june"
              + "|jul juli july|aug august|sep sept september|okt oktober oct october"
              + "|nov november|des desember dec december");

  /** Norwegian and English weekdays are known by three letters, Monday first. */
  private static final List<String> WEEKDAYS =
      List.of("man mon|tir tue|ons wed|tor thu|fre fri|lør sat|søn sun".split("\\|"));

  private WrittenMoment() {}

  /**
   * All that a text can mean: nothing if it is no date or has the weekday of another, two if it is
   * not certain which.
   *
   * @param zone where a time with an offset is told
   */
  static List<LocalMoment> meanings(String text, ZoneId zone) {
    return meanings(text, zone, true);
  }

  /** What a text would mean without its weekday. */
  static List<LocalMoment> anyWeekday(String text, ZoneId zone) {
    return meanings(text, zone, false);
  }

  private static List<LocalMoment> meanings(String text, ZoneId zone, boolean weekdayCounts) {
    if (ISO.matcher(text).matches()) {
      return day(text);
    }
    String plain = SPACES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    Matcher whole = WHOLE.matcher(plain);
    if (plain.length() > LONGEST || !whole.matches()) {
      return List.of();
    }
    return dates(whole.group("date"))
        .filter(date -> !weekdayCounts || isOn(date, whole.group("weekday")))
        .flatMap(date -> moments(date, whole, zone))
        .distinct()
        .toList();
  }

  private static boolean isOn(LocalDate date, String weekday) {
    return weekday == null
        || WEEKDAYS.get(date.getDayOfWeek().ordinal()).contains(weekday.substring(0, 3));
  }

  private static List<LocalMoment> day(String text) {
    try {
      return List.of(new LocalMoment(LocalDate.parse(text), null));
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private static Stream<LocalMoment> moments(LocalDate date, Matcher whole, ZoneId zone) {
    if (whole.group("hour") == null) {
      return Stream.of(new LocalMoment(date, null));
    }
    Optional<LocalTime> time = time(whole);
    if (time.isEmpty()) {
      return Stream.empty();
    }
    LocalDateTime told = date.atTime(time.get());
    return whole.group("zone") == null
        ? Stream.of(LocalMoment.of(told))
        : elsewhere(told, whole.group("zone"), zone);
  }

  /** Programs write a date without time as midnight of Greenwich; nobody can see which is meant. */
  private static Stream<LocalMoment> elsewhere(LocalDateTime told, String offset, ZoneId zone) {
    ZoneOffset there = offset(offset);
    LocalMoment here =
        LocalMoment.of(OffsetDateTime.of(told, there).atZoneSameInstant(zone).toLocalDateTime());
    return there.equals(ZoneOffset.UTC) && told.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Stream.of(new LocalMoment(told.toLocalDate(), null), here)
        : Stream.of(here);
  }

  private static ZoneOffset offset(String written) {
    String hours = written.replaceAll("[a-z:]", "");
    return hours.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(hours);
  }

  private static Optional<LocalTime> time(Matcher whole) {
    int hour = Integer.parseInt(whole.group("hour"));
    int second = whole.group("second") == null ? 0 : Integer.parseInt(whole.group("second"));
    if (whole.group("half") != null) {
      hour = hour > 12 ? 24 : hour % 12 + (whole.group("half").equals("p") ? 12 : 0);
    }
    try {
      return Optional.of(LocalTime.of(hour, Integer.parseInt(whole.group("minute")), second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stream<LocalDate> dates(String text) {
    Matcher either = EITHER_FIRST.matcher(text);
    if (either.matches()) {
      String day = either.group("d");
      String month = first(either, "m", "m2");
      String year = first(either, "y", "y2");
      return Stream.concat(date(year, month, day), date(year, day, month)).distinct();
    }
    return Stream.of(YEAR_FIRST, DAY_FIRST, DAY_AND_WORD, WORD_AND_DAY)
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::matches)
        .flatMap(m -> date(m.group("y"), month(m), m.group("d")))
        .distinct();
  }

  private static String month(Matcher m) {
    return m.pattern() == DAY_FIRST ? first(m, "m", "m2") : m.group("m");
  }

  private static String first(Matcher m, String name, String other) {
    return m.group(name) == null ? m.group(other) : m.group(name);
  }

  /** Empty if there is no such day. */
  private static Stream<LocalDate> date(String year, String month, String day) {
    int number = MONTHS.getOrDefault(month, month.matches("\\d+") ? Integer.parseInt(month) : 0);
    try {
      return Stream.of(LocalDate.of(year(year), number, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    return year <= LAST_OF_THIS_CENTURY ? 2000 + year : 1900 + year;
  }

  private static Map<String, Integer> months(String words) {
    String[] names = words.split("\\|");
    return IntStream.range(0, names.length)
        .boxed()
        .flatMap(i -> Stream.of(names[i].split(" ")).map(name -> Map.entry(name, i + 1)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
