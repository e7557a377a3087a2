package no.nov.hub.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock, as long as it goes evenly. One that jumps is not followed: the time goes on
 * as if it had not, so nothing is taken for old or due that is not. Sleep of the machine is no
 * jump. A jump of less than a day is followed once it has lasted for an hour, since then somebody
 * has set the clock right; a longer one when the hub is started anew, which {@link LastSeen} looks
 * at.
 */
public final class SteadyClock extends Clock {

  private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

  static final Duration NO_JUMP = Duration.ofMinutes(1);
  static final Duration FOLLOWED = Duration.ofDays(1);
  static final Duration SETTLED = Duration.ofHours(1);

  /** Where sleep cannot be told from a jump, so much is taken for sleep. */
  static final Duration LONGEST_SLEEP = Duration.ofDays(31);

  private static final long LOOKED_AFTER = Duration.ofSeconds(1).toNanos();

  /**
   * @param millis of this clock
   * @param nanos of the machine then
   * @param slept nanoseconds that the machine had slept by then
   */
  private record Anchor(long millis, long nanos, long slept) {

    long even(long now) {
      return millis + Duration.ofNanos(now - nanos).toMillis();
    }
  }

  /**
   * @param by how far the machine's clock is ahead
   * @param since when it has been so, by this clock
   */
  record Jump(Duration by, Instant since) {}

  /** What the zone does not change. */
  private static final class State {

    private final Machine machine;
    private final boolean tellsSleep;
    private volatile Anchor anchor;
    private volatile Jump jump;
    private volatile long looked;

    State(Machine machine) {
      this.machine = machine;
      OptionalLong slept = slept();
      this.tellsSleep = slept.isPresent();
      this.looked = machine.nanos();
      this.anchor = new Anchor(machine.clock(), looked, slept.orElse(0));
    }

    long millis() {
      OptionalLong now = glance();
      return now.isPresent() ? now.getAsLong() : look();
    }

    /** The broker asks without end, so what costs more than this is done once a second. */
    private OptionalLong glance() {
      Anchor from = anchor;
      boolean jumped = jump != null;
      long clock = machine.clock();
      long nanos = machine.nanos();
      if (nanos - looked >= LOOKED_AFTER) {
        return OptionalLong.empty();
      }
      long even = from.even(nanos);
      if (jumped) {
        return OptionalLong.of(even);
      }
      return isJump(clock - even) ? OptionalLong.empty() : OptionalLong.of(clock);
    }

    private static boolean isJump(long by) {
      return Math.abs(by) > NO_JUMP.toMillis();
    }

    private OptionalLong slept() {
      OptionalLong uptime = machine.uptime();
      return uptime.isPresent() ? OptionalLong.of(uptime.getAsLong() - machine.nanos()) : uptime;
    }

    private synchronized long look() {
      OptionalLong known = glance();
      if (known.isPresent()) {
        return known.getAsLong();
      }
      long slept = slept().orElse(anchor.slept());
      addSleep(slept);
      long clock = machine.clock();
      long nanos = machine.nanos();
      long now = now(new Anchor(clock, nanos, slept));
      looked = nanos;
      return now;
    }

    /**
     * @param found what the machine says
     */
    private long now(Anchor found) {
      long even = anchor.even(found.nanos());
      long by = found.millis() - even;
      if (!isJump(by)) {
        return follow(found, "The machine's clock is right again; the hub follows it");
      }
      if (isSleepPerhaps(by)) {
        return follow(found, "The machine slept; the hub follows its clock");
      }
      Instant now = Instant.ofEpochMilli(even);
      if (jump == null || isJump(by - jump.by().toMillis())) {
        jump = new Jump(Duration.ofMillis(by), now);
        LOG.warn(
            "The machine's clock jumped to {}, where {} was due; the hub goes on by its own count",
            Instant.ofEpochMilli(found.millis()),
            now);
      } else if (jump.by().abs().compareTo(FOLLOWED) < 0
          && !jump.since().plus(SETTLED).isAfter(now)) {
        return follow(found, "The machine's clock has gone evenly for an hour; the hub follows it");
      }
      return even;
    }

    private void addSleep(long slept) {
      long more = Duration.ofNanos(slept - anchor.slept()).toMillis();
      if (more > NO_JUMP.toMillis()) {
        anchor = new Anchor(anchor.millis() + more, anchor.nanos(), slept);
      }
    }

    private boolean isSleepPerhaps(long by) {
      return by > 0 && by <= LONGEST_SLEEP.toMillis() && !tellsSleep;
    }

    private long follow(Anchor found, String why) {
      if (jump != null) {
        LOG.info(why);
      }
      anchor = found;
      jump = null;
      return found.millis();
    }
  }

  private final State state;
  private final ZoneId zone;

  public SteadyClock(ZoneId zone) {
    this(new State(Machine.THIS), zone);
  }

  SteadyClock(Machine machine, ZoneId zone) {
    this(new State(machine), zone);
  }

  private SteadyClock(State state, ZoneId zone) {
    this.state = state;
    this.zone = zone;
  }

  /** Where the machine's clock has jumped to and is not followed. */
  Optional<Jump> jump() {
    state.millis();
    return Optional.ofNullable(state.jump);
  }

  @Override
  public long millis() {
    return state.millis();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(state, other);
  }
}
