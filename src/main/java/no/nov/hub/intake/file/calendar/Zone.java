package no.nov.hub.intake.file.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The zone that a time in a calendar file is told in. */
interface Zone {

  Instant instant(LocalDateTime local);

  /** The zone that the message tells it in. */
  ZoneId shownIn();

  static Zone named(ZoneId zone, ZoneId shownIn) {
    return new Named(zone, shownIn);
  }

  record Named(ZoneId zone, ZoneId shownIn) implements Zone {
    @Override
    public Instant instant(LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
  }
}
