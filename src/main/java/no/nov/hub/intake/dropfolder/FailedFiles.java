package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import no.nov.hub.platform.transport.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Files that could not be finished wait, longer each time, while others are read. Where Kafka did
 * not take a file, all of its folder waits, since the next file must not overtake it.
 */
@Component
class FailedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(FailedFiles.class);
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** As long as the longest pause of a route in an outage. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MOST_DOUBLED = 5;

  private final LongSupplier nanos;
  private final Map<Path, Failed> failed = new HashMap<>();

  /**
   * @param times in a row
   */
  private record Failed(int times, long since) {

    long waits() {
      Duration pause = FIRST.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLED));
      return Math.min(pause.toNanos(), LONGEST.toNanos());
    }

    boolean isOver(long now) {
      return now - since >= waits();
    }

    /** It has been taken away, or its folder is empty. */
    boolean isForgotten(long now) {
      return now - since > 10 * LONGEST.toNanos();
    }
  }

  @Autowired
  FailedFiles() {
    this(System::nanoTime);
  }

  FailedFiles(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized boolean waits(Path file) {
    return isHeld(file) || isHeld(file.getParent());
  }

  private boolean isHeld(Path path) {
    Failed last = failed.get(path);
    return last != null && !last.isOver(nanos.getAsLong());
  }

  synchronized void failed(Path file, Exception fault) {
    long now = nanos.getAsLong();
    failed.values().removeIf(each -> each.isForgotten(now));
    Path held = Outages.isOutage(fault) ? file.getParent() : file;
    Failed last =
        failed.merge(
            held, new Failed(1, now), (before, first) -> new Failed(before.times() + 1, now));
    LOG.info(
        "A file in the drop folder of {} could not be finished ({}) and waits for {} s",
        file.getParent().getFileName(),
        Outages.kind(fault),
        Duration.ofNanos(last.waits()).toSeconds());
  }

  synchronized void finished(Path file) {
    failed.remove(file);
    failed.remove(file.getParent());
  }
}
