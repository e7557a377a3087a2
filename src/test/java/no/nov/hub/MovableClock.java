package no.nov.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Stands until a test moves it. */
public final class MovableClock extends Clock {

  private final ZoneId zone;
  private final AtomicReference<Instant> now;

  private MovableClock(ZoneId zone, AtomicReference<Instant> now) {
    this.zone = zone;
    this.now = now;
  }

  public static MovableClock at(Instant start) {
    return new MovableClock(ZoneId.of("Europe/Oslo"), new AtomicReference<>(start));
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(other, now);
  }
}
