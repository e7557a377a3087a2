package no.nov.hub.intake.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The day that is counted: from midnight to midnight in Norway, 23 to 25 hours. */
final class QuotaDay {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private QuotaDay() {}

  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), OSLO);
  }

  static ZonedDateTime end(Clock clock) {
    return today(clock).plusDays(1).atStartOfDay(OSLO);
  }

  /** Never zero: who comes back then is in the new day. */
  static long secondsLeft(Clock clock) {
    return Duration.between(clock.instant(), end(clock)).plusSeconds(1).toSeconds();
  }
}
