package no.nov.hub.platform.clock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import no.nov.hub.platform.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time at which the hub was last seen, in a file of its data. A clock that is far from it at a
 * start is most likely wrong (a dead battery, a machine that has not reached its time server yet),
 * and what the hub would delete or mail by it cannot be taken back.
 */
final class LastSeen {

  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

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
              throw CannotStart.yet(
                  "The machine's clock says %s, but this hub was last at work at %s. By a wrong clock it would delete and mail what it must not, so it ended. Set the clock right and start the hub again; if the clock is right now (the hub stood still for long, its data is an old copy, or the clock was wrong when the hub was last at work), delete the file %s first."
                      .formatted(now, seen, place()),
                  null);
            });
  }

  private static boolean isFar(Instant seen, Instant now) {
    return now.isBefore(seen.minus(MOST_BEHIND)) || now.isAfter(seen.plus(MOST_AHEAD));
  }

  private Path place() {
    return file.toAbsolutePath().normalize();
  }

  /** Empty if it was never written, and, which is told, if nobody can read it. */
  private Optional<Instant> read() {
    try {
      return Optional.of(Instant.parse(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | DateTimeParseException e) {
      LOG.warn(
          "The file {}, which says when the hub was last at work, cannot be read, so whether the machine's clock is right is not known. Look whether it is; the file is written anew",
          place(),
          e);
      return Optional.empty();
    }
  }

  /** Forced to the disk before it is moved: some file systems keep an empty file otherwise. */
  void note(Instant now) throws IOException {
    Path draft = file.resolveSibling("clock.draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer text = UTF_8.encode(now + "\n");
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
