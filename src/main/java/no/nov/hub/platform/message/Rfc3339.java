package no.nov.hub.platform.message;

import java.time.YearMonth;
import java.util.Locale;

/**
 * Four digits of the year, seconds and an offset, as RFC 3339 has it, a leap second and small
 * letters too; Java would take more and less. Place by place, since a regular expression took an
 * eighth of the time of inspecting a message.
 */
final class Rfc3339 {

  private static final String LOCAL = "dddd-dd-ddTdd:dd:dd";
  private static final String OFFSET = "dd:dd";
  private static final int MINUTE = 14;
  private static final int SECOND = 17;
  private static final int LEAP_SECOND = 60;
  private static final int MOST_FRACTION_DIGITS = 9;
  private static final int MOST_LENGTH = 60;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int MOST_OFFSET_MINUTES = 18 * 60;

  private Rfc3339() {}

  static boolean isTime(String text) {
    return text.length() <= MOST_LENGTH
        && hasForm(text, 0, LOCAL)
        && isDate(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
        && isClock(two(text, 11), two(text, MINUTE), two(text, SECOND))
        && isOffset(text, afterFraction(text))
        && (two(text, SECOND) < LEAP_SECOND || isEndOfDay(text));
  }

  /**
   * The same time as every reader of shared topics takes it: in capitals, with nine digits of a
   * second at most, and a leap second as the second before it. What is no time stays as it is.
   */
  static String plain(String time) {
    if (time == null || !isTime(time)) {
      return time;
    }
    String capitals = time.toUpperCase(Locale.ROOT);
    String seconds =
        two(time, SECOND) == LEAP_SECOND
            ? capitals.substring(0, SECOND) + "59"
            : capitals.substring(0, LOCAL.length());
    int end = afterFraction(time);
    int fraction = Math.min(end, LOCAL.length() + 1 + MOST_FRACTION_DIGITS);
    return seconds + capitals.substring(LOCAL.length(), fraction) + capitals.substring(end);
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
  }

  private static boolean isClock(int hour, int minute, int second) {
    return hour <= 23 && minute <= 59 && second <= LEAP_SECOND;
  }

  /** A second is only ever put in before midnight UTC. */
  private static boolean isEndOfDay(String text) {
    int sign = text.length() - 1 - OFFSET.length();
    int offset =
        Character.toUpperCase(text.charAt(text.length() - 1)) == 'Z'
            ? 0
            : (two(text, sign + 1) * 60 + two(text, sign + 4))
                * (text.charAt(sign) == '-' ? -1 : 1);
    int local = two(text, 11) * 60 + two(text, MINUTE);
    return Math.floorMod(local - offset, MINUTES_OF_A_DAY) == MINUTES_OF_A_DAY - 1;
  }

  private static int afterFraction(String text) {
    int at = LOCAL.length();
    if (at >= text.length() || text.charAt(at) != '.') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end > at + 1 ? end : text.length();
  }

  private static boolean isOffset(String text, int at) {
    if (text.length() == at + 1) {
      return Character.toUpperCase(text.charAt(at)) == 'Z';
    }
    if (text.length() != at + 1 + OFFSET.length()
        || (text.charAt(at) != '+' && text.charAt(at) != '-')
        || !hasForm(text, at + 1, OFFSET)) {
      return false;
    }
    int minutes = two(text, at + 4);
    return minutes <= 59 && two(text, at + 1) * 60 + minutes <= MOST_OFFSET_MINUTES;
  }

  /** With a digit for each {@code d}. */
  private static boolean hasForm(String text, int from, String form) {
    if (text.length() < from + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char expected = form.charAt(i);
      char found = Character.toUpperCase(text.charAt(from + i));
      if (expected == 'd' ? !isDigit(found) : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int two(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
