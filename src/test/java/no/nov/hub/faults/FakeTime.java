package no.nov.hub.faults;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The clock of one process, turned while it runs, by libfaketime. */
final class FakeTime {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/lib"));

  private final Path offset;

  FakeTime(Path directory) {
    this.offset = directory.resolve("offset");
    write(Duration.ZERO);
  }

  /** What stands before the command line of that process. */
  List<String> machine() {
    return List.of(
        "env",
        "LD_PRELOAD=" + library(),
        "FAKETIME_TIMESTAMP_FILE=" + offset,
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        // Otherwise each thread of Java's own that waits goes in circles.
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
        "FAKETIME_DONT_RESET=1");
  }

  /** Returns when the process has read it; it does so once a second. */
  void turn(Duration by) {
    write(by);
    try {
      TimeUnit.MILLISECONDS.sleep(1_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void write(Duration by) {
    try {
      Path draft = offset.resolveSibling("offset.draft");
      Files.writeString(draft, "%+d\n".formatted(by.toSeconds()));
      Files.move(draft, offset, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path library() {
    for (Path place : PLACES) {
      try (Stream<Path> found =
          Files.find(place, 3, (path, a) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
        var library = found.findFirst();
        if (library.isPresent()) {
          return library.get();
        }
      } catch (IOException e) {
        continue; // not on this system
      }
    }
    String why = "libfaketime is not installed here";
    System.out.println("[WARNING] " + why + "; clocks that jump are not tested.");
    Tally.skipped("clocks that jump", why);
    return abort(why);
  }
}
