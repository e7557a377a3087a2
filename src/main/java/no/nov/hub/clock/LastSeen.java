package no.nov.hub.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import no.nov.hub.start.CannotStart;

/**
 * The time at which the hub was last seen, in a file of its data. A clock that is far from it at a
 * start is most likely wrong (a dead battery, a machine that has not reached its time server yet),
 * and what the hub would delete or mail by it cannot be taken back.
 */
final class LastSeen {

  static final Duration MOST_BEHIND = Duration.ofDays(1);

  /** Nothing is kept for longer before it is deleted. */
  static final Duration MOST_AHEAD = Duration.ofDays(31);

  private final Path file;

  LastSeen(Path data) {
    this.file = data.resolve("clock");
  }

  /**
   * @throws CannotStart if that cannot be
   */
  void compare(Instant now) {
    read()
        .filter(seen -> isFar(seen, now))
        .ifPresent(
            seen -> {
              throw new CannotStart(
                  "The machine's clock says %s, but this hub was last at work at %s. By a wrong clock it would delete and mail what it must not, so it ended. Set the clock right and start the hub again; if the clock is right (the hub stood still for long, or its data is an old copy), delete the file %s first."
                      .formatted(now, seen, file.toAbsolutePath().normalize()));
            });
  }

  private static boolean isFar(Instant seen, Instant now) {
    return now.isBefore(seen.minus(MOST_BEHIND)) || now.isAfter(seen.plus(MOST_AHEAD));
  }

  /** Empty if it was never written, or cut off by a crash. */
  private Optional<Instant> read() {
    try {
      return Optional.of(Instant.parse(Files.readString(file).strip()));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  void note(Instant now) throws IOException {
    Path draft = file.resolveSibling("clock.draft");
    Files.writeString(draft, now + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
