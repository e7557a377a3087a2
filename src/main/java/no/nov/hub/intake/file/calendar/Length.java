package no.nov.hub.intake.file.calendar;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an event lasts.
 *
 * @param days by the calendar, so that a day is a day also when clocks change
 * @param rest exact
 */
record Length(int days, Duration rest) {

  static final Length NONE = new Length(0, Duration.ZERO);

  private static final Pattern FORM =
      Pattern.compile(
          "\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7})S)?)?");

  /** {@code PT1H30M}, {@code P2D}, {@code P1W}; empty if it is no duration. */
  static Optional<Length> parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    Duration rest =
        Duration.ofHours(number(m, 3)).plusMinutes(number(m, 4)).plusSeconds(number(m, 5));
    return Optional.of(new Length(7 * number(m, 1) + number(m, 2), rest));
  }

  /** The same in whole days; empty if it is not. */
  Optional<Length> inDays() {
    long whole = rest.toDays();
    return rest.equals(Duration.ofDays(whole))
        ? Optional.of(new Length(days + (int) whole, Duration.ZERO))
        : Optional.empty();
  }

  boolean isNone() {
    return equals(NONE);
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }
}
