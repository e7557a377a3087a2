package no.nov.hub.intake.file.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
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
import no.nov.hub.intake.file.content.LocalMoment;

/**
 * Dates and times as people and programs write them: 12.01.2027 kl. 08.00, 30. juni 2026, 30/6-26,
 * 2026-06-30T00:00:00.000Z.
 */
final class WrittenMoment {

  private static final int LONGEST = 80;

  /** Two digits of a year up to here are of this century. */
  private static final int LAST_OF_THIS_CENTURY = 69;

  /** It has all the days that a year can have. */
  private static final String LEAP_YEAR = "2028";

  private static final ZoneOffset FIRST_OFFSET = ZoneOffset.ofHours(14);
  private static final ZoneOffset LAST_OFFSET = ZoneOffset.ofHours(-12);

  /** By far the most, and the fastest to read. */
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F\\u2009]+");

  private static final String DAY_OF_WEEK =
      "(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)(?:d(?:ag)?)?|ma|ti|on|to|fr|lø|sø|tir|tor"
          + "|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";

  private static final String WEEKDAY = "(?<weekday>" + DAY_OF_WEEK + ")\\.?,? ";

  /** 16.11.2025 (søndag). */
  private static final Pattern WEEKDAY_LAST =
      Pattern.compile("^(?<date>.+?) ?\\((?<day>" + DAY_OF_WEEK + ")\\.?\\)");

  /** A time that is called so needs no minutes: kl. 9, klokken 0900. */
  private static final Pattern CALLED_TIME =
      Pattern.compile(
          "\\b(?:kl\\.?|klokk(?:en|a)) ?(?<hour>\\d{1,2})(?:[:.]?(?<minute>\\d{2}))?(?![\\d:]|\\.\\d)");

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:"
              + WEEKDAY
              + ")?(?:den )?(?<date>.+?)(?:(?:(?<t>t)|,? )(?:kl\\.? ?|at"
              + " )?(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:"
              + " ?(?<half>[ap])\\.?m\\.?)?(?:"
              + " ?(?<zone>z|(?:gmt|utc)?[-+]\\d{2}:?\\d{2}|gmt|utc)(?: \\(.*\\))?)?)?");

  private static final String CLOCK = "\\d{1,2}(?:[:.]?\\d{2}(?:[:.]\\d{2})?)?";

  private static final String UNTIL = " ?(?:[-\\u2010-\\u2015\\u2212]|til) ?";

  /** From when until when of one day, as nobody writes an offset: 08:00-10:00. */
  private static final Pattern SPAN =
      Pattern.compile(
          "(?<start>.*?)(?:t|,? |^)(?:kl\\.? ?)?" + CLOCK + UNTIL + "(?:kl\\.? ?)?" + CLOCK);

  /** From which day until which, where the first may leave out what the last one says. */
  private static final Pattern SPAN_OF_DAYS =
      Pattern.compile("(?<first>.+?)" + UNTIL + "(?<last>.+)");

  private static final Pattern PART_OF_DATE =
      Pattern.compile(
          "(?:(?:" + DAY_OF_WEEK + ")\\.? )?\\d{1,2}\\.?(?: ?(?:[a-z]{3,9}|\\d{1,2})\\.?)?");

  private static final Pattern TIME_OR_NUMBER = Pattern.compile("\\d{1,2}\\.\\d{1,2}");

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

  /** Weekdays of both Norwegians and of English are known by two letters, Monday first. */
  private static final List<String> WEEKDAYS =
      List.of("ma må mo|ti ty tu|on we|to th|fr|lø la sa|sø su".split("\\|"));

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

  /** What a text means, if that is certain. */
  static Optional<LocalMoment> only(String text, ZoneId zone) {
    List<LocalMoment> meanings = meanings(text, zone);
    return meanings.size() == 1 ? Optional.of(meanings.get(0)) : Optional.empty();
  }

  /** The month that has no such day as the text says, such as the 31st of November. */
  static Optional<YearMonth> monthWithoutDay(String text) {
    Matcher whole = WHOLE.matcher(plain(text));
    if (text.length() > LONGEST || !whole.matches()) {
      return Optional.empty();
    }
    return Stream.of(YEAR_FIRST, DAY_FIRST, DAY_AND_WORD, WORD_AND_DAY)
        .map(pattern -> pattern.matcher(whole.group("date")))
        .filter(Matcher::matches)
        .filter(m -> Integer.parseInt(m.group("d")) > 28 && Integer.parseInt(m.group("d")) <= 31)
        .filter(m -> date(m.group("y"), month(m), m.group("d")).findAny().isEmpty())
        .flatMap(m -> date(m.group("y"), month(m), "1"))
        .map(YearMonth::from)
        .findFirst();
  }

  /** What a text would mean without its weekday. */
  static List<LocalMoment> anyWeekday(String text, ZoneId zone) {
    return meanings(text, zone, false);
  }

  /** Whether it is a day and a month without a year, and no time or number such as 12.05. */
  static boolean lacksYear(String text) {
    Matcher whole = WHOLE.matcher(plain(text));
    if (text.length() > LONGEST || !whole.matches() || TIME_OR_NUMBER.matcher(text).matches()) {
      return false;
    }
    String date = whole.group("date");
    return dates(date).findAny().isEmpty()
        && Stream.of(" ", ".", "/")
            .anyMatch(s -> dates(date + s + LEAP_YEAR).findAny().isPresent());
  }

  /** Whether it says when something ends as well. */
  static boolean isSpan(String text, ZoneId zone) {
    String plain = plain(text);
    return plain.length() <= LONGEST && (isSpanOfHours(plain, zone) || isSpanOfDays(plain, zone));
  }

  private static boolean isSpanOfHours(String plain, ZoneId zone) {
    Matcher span = SPAN.matcher(plain);
    return span.matches()
        && (span.group("start").isEmpty()
            ? plain.contains(":")
            : !anyWeekday(span.group("start"), zone).isEmpty());
  }

  private static boolean isSpanOfDays(String plain, ZoneId zone) {
    Matcher span = SPAN_OF_DAYS.matcher(plain);
    return span.matches()
        && !anyWeekday(span.group("last"), zone).isEmpty()
        && (PART_OF_DATE.matcher(span.group("first")).matches()
            || !anyWeekday(span.group("first"), zone).isEmpty());
  }

  private static String plain(String text) {
    String plain = SPACES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    String timed =
        CALLED_TIME
            .matcher(plain)
            .replaceAll(
                time -> time.group(1) + ":" + Optional.ofNullable(time.group(2)).orElse("00"));
    return WEEKDAY_LAST.matcher(timed).replaceFirst("${day} ${date}");
  }

  private static List<LocalMoment> meanings(String text, ZoneId zone, boolean weekdayCounts) {
    if (ISO.matcher(text).matches()) {
      return day(text);
    }
    String plain = plain(text);
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
        || WEEKDAYS.get(date.getDayOfWeek().ordinal()).contains(weekday.substring(0, 2));
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
    if (whole.group("zone") == null) {
      return Stream.of(LocalMoment.of(told));
    }
    return offset(whole).stream().flatMap(there -> elsewhere(told, there, zone));
  }

  /** Programs write a date without time as midnight of Greenwich; nobody can see which is meant. */
  private static Stream<LocalMoment> elsewhere(LocalDateTime told, ZoneOffset there, ZoneId zone) {
    LocalMoment here =
        LocalMoment.of(OffsetDateTime.of(told, there).atZoneSameInstant(zone).toLocalDateTime());
    return there.equals(ZoneOffset.UTC) && told.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Stream.of(new LocalMoment(told.toLocalDate(), null), here)
        : Stream.of(here);
  }

  /** Empty where it is none: what people write behind a time is when it ends. */
  private static Optional<ZoneOffset> offset(Matcher whole) {
    String written = whole.group("zone");
    String hours = written.replaceAll("[a-z:]", "");
    if (hours.isEmpty()) {
      return Optional.of(ZoneOffset.UTC);
    }
    if (hours.equals(written.replace(":", "")) && !isOfProgram(whole)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.of(hours)).filter(WrittenMoment::isOnEarth);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** No span has a plus. With a minus, only 2027-01-12T08:00-05:00. */
  private static boolean isOfProgram(Matcher whole) {
    return whole.group("zone").startsWith("+")
        || whole.group("t") != null && ISO.matcher(whole.group("date")).matches();
  }

  private static boolean isOnEarth(ZoneOffset offset) {
    return offset.compareTo(LAST_OFFSET) <= 0 && offset.compareTo(FIRST_OFFSET) >= 0;
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
