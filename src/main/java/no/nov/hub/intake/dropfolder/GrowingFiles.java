package no.nov.hub.intake.dropfolder;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A file that grows is left alone until it has not done so for a moment. Its own time tells it, by
 * the file system's clock. Where that time is still to come, as from a camera or another machine
 * whose clock is wrong, the hub looks itself how long the file has stood unchanged.
 */
@Component
class GrowingFiles {

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final Map<Path, Seen> seen = new HashMap<>();

  private record Seen(long modified, long size, long since) {

    boolean is(long nowModified, long nowSize) {
      return modified == nowModified && size == nowSize;
    }
  }

  @Autowired
  GrowingFiles() {
    this(System::nanoTime);
  }

  GrowingFiles(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * @param modified by the file system, in milliseconds
   */
  synchronized boolean isQuiet(Path file, long modified, long size) {
    long now = System.currentTimeMillis();
    if (modified <= now) {
      seen.remove(file);
      return modified < now - QUIET.toMillis();
    }
    Seen last = seen.get(file);
    if (last == null || !last.is(modified, size)) {
      seen.put(file, new Seen(modified, size, nanos.getAsLong()));
      return false;
    }
    return nanos.getAsLong() - last.since() > QUIET.toNanos();
  }

  synchronized void forgetGone() {
    seen.keySet().removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
  }
}
