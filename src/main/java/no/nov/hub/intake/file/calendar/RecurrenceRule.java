package no.nov.hub.intake.file.calendar;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * A recurrence rule (RFC 5545, 3.3.10). Counts in local time, as people do: every Tuesday at eight
 * is at eight in winter and summer.
 *
 * @param untilText when it ends, or empty; ical4j compares that in the machine's own zone, so it is
 *     compared here
 */
record RecurrenceRule(Recur<LocalDateTime> recur, String untilText) {

  private static final Pattern BLANKS = Pattern.compile("\\s*([;,=])\\s*");
  private static final Pattern POSITIVE = Pattern.compile("[A-Z]+=0*[1-9]\\d*");
  private static final int LONGEST = 500;
  private static final int LARGEST_INTERVAL = 1000;
  private static final int MOST_OF_ZONE = 60;
  private static final int LONGEST_LIST = 10_000;
  private static final Set<Frequency> TOO_FREQUENT =
      Set.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY);

  /** Empty if it cannot be understood. */
  static Optional<RecurrenceRule> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> parts = parts(text);
    if (!areSound(parts)) {
      return Optional.empty();
    }
    String until =
        parts.stream()
            .filter(part -> part.startsWith("UNTIL="))
            .map(part -> part.substring("UNTIL=".length()))
            .findFirst()
            .orElse("");
    String rest =
        parts.stream()
            .filter(part -> !part.startsWith("UNTIL=") && !part.equals("RSCALE=GREGORIAN"))
            .collect(Collectors.joining(";"));
    boolean known = until.isEmpty() || CalendarTime.local(until).isPresent();
    return known && !rest.contains("RSCALE")
        ? recur(rest).map(r -> new RecurrenceRule(r, until))
        : Optional.empty();
  }

  /** People who write rules themselves put blanks between their parts. */
  private static List<String> parts(String text) {
    String plain = BLANKS.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceAll("$1");
    return Arrays.stream(plain.split(";")).filter(part -> !part.isEmpty()).distinct().toList();
  }

  /** Each says something and none the opposite of another. ical4j takes the last, or none. */
  private static boolean areSound(List<String> parts) {
    Set<String> names =
        parts.stream().map(part -> part.substring(0, part.indexOf('=') + 1)).collect(toSet());
    return names.size() == parts.size() && parts.stream().allMatch(RecurrenceRule::isSound);
  }

  private static boolean isSound(String part) {
    return part.startsWith("COUNT=") || part.startsWith("INTERVAL=")
        ? POSITIVE.matcher(part).matches()
        : !part.endsWith("=");
  }

  /** The rule of a time zone. */
  static Optional<RecurrenceRule> yearly(String text) {
    return parse(text)
        .filter(rule -> rule.recur.getFrequency() == Frequency.YEARLY)
        .filter(rule -> rule.recur.getCount() < 0 && rule.candidates() <= MOST_OF_ZONE);
  }

  private static Optional<Recur<LocalDateTime>> recur(String text) {
    try {
      return Optional.of(new Recur<LocalDateTime>(text, false))
          .filter(recur -> recur.getInterval() <= LARGEST_INTERVAL);
    } catch (RuntimeException e) {
      // ical4j throws many kinds of unchecked exceptions at a rule it cannot read.
      return Optional.empty();
    }
  }

  boolean isTooFrequent() {
    return TOO_FREQUENT.contains(recur.getFrequency());
  }

  /** How many dates ical4j will look at, at most, so that a costly rule is refused before. */
  long effort(LocalDateTime first, LocalDateTime from, LocalDateTime to) {
    LocalDateTime begin = recur.getCount() < 0 ? from : first;
    long days = Math.max(0, ChronoUnit.DAYS.between(begin, to));
    return (days / daysOfStep() + 3) * candidates();
  }

  /**
   * The dates from one moment to another, both included, in order.
   *
   * @param zone that they are told in
   * @return empty if ical4j cannot compute them
   */
  Optional<List<LocalDateTime>> dates(
      LocalDateTime first, LocalDateTime from, LocalDateTime to, Zone zone) {
    try {
      return Optional.of(
          recur
              .getDatesAsStream(first, from, to, -1)
              .filter(date -> !isOver(date, zone))
              .limit(LONGEST_LIST)
              .sorted()
              .toList());
    } catch (RuntimeException e) {
      // Dates beyond the calendar and the like; which exceptions is not documented.
      return Optional.empty();
    }
  }

  boolean isOver(LocalDateTime date, Zone zone) {
    if (untilText.isEmpty()) {
      return false;
    }
    LocalDateTime until = CalendarTime.local(untilText).orElseThrow();
    if (untilText.endsWith("Z")) {
      return zone.instant(date).isAfter(Zones.utc().instant(until));
    }
    return date.isAfter(untilText.length() == 8 ? until.plusDays(1).minusSeconds(1) : until);
  }

  private long candidates() {
    long product = 1;
    for (List<?> list :
        List.of(
            recur.getMonthList(),
            recur.getWeekNoList(),
            recur.getYearDayList(),
            recur.getMonthDayList(),
            recur.getDayList(),
            recur.getHourList(),
            recur.getMinuteList(),
            recur.getSecondList())) {
      product *= Math.max(1, Math.min(list.size(), LONGEST));
      product = Math.min(product, Integer.MAX_VALUE);
    }
    boolean everyWeekday = !recur.getDayList().isEmpty() && daysOfStep() > 7;
    return everyWeekday ? product * (daysOfStep() / 7) : product;
  }

  private int daysOfStep() {
    return switch (recur.getFrequency()) {
      case YEARLY -> 365;
      case MONTHLY -> 28;
      case WEEKLY -> 7;
      default -> 1;
    };
  }
}
