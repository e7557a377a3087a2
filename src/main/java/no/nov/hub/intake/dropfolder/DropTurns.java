package no.nov.hub.intake.dropfolder;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.platform.transport.outage.DiskSpace;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/**
 * What the route takes from the folders in one look: of each some files, and no more of them when
 * they take long, so that nobody waits for all of another's; and nothing that is no file, which
 * could hold it up for ever. {@link UnreadFiles} tells of those.
 */
@Component("dropTurns")
class DropTurns extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<File> {

  static final int FILES_A_TURN = 10;

  private static final String BEGUN = "nov.drop.begun";

  private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

  private final DiskSpace disk;
  private final GrowingFiles growing;
  private final FailedFiles failed;
  private final Map<Path, Long> worked = new ConcurrentHashMap<>();
  private final Map<Path, Integer> taken = new HashMap<>();
  private final Map<Path, Long> bytes = new HashMap<>();
  private final Quota quota;

  DropTurns(Quota quota, DiskSpace disk, GrowingFiles growing, FailedFiles failed) {
    this.quota = quota;
    this.disk = disk;
    this.growing = growing;
    this.failed = failed;
  }

  /** Files stay where they are while the disk is full. */
  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    taken.clear();
    bytes.clear();
    worked.clear();
    growing.forgetGone();
    return disk.hasRoom() && super.begin(consumer, endpoint);
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    Path path = Path.of(file.getAbsoluteFilePath());
    if (file.isDirectory()) {
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
    return isRead(path)
        && growing.isQuiet(path, file.getLastModified(), file.getFileLength())
        && !failed.waits(path)
        && hasRoom(path, file.getFileLength())
        && taken.merge(path.getParent(), 1, Integer::sum) <= FILES_A_TURN;
  }

  /**
   * @throws StaysInFolder if the file has begun to grow since it was looked at or is gone, or those
   *     before it have used up the turn of its folder
   */
  void begin(Path file, Exchange exchange) {
    long began = System.nanoTime();
    Path folder = file.getParent();
    if (failed.waits(file) || worked.getOrDefault(folder, 0L) > LONGEST_TURN.toNanos()) {
      throw new StaysInFolder("A dropped file has its turn in the next look");
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isQuiet(file.toFile())) {
      throw new StaysInFolder("A dropped file grows, or has been taken away");
    }
    if (exchange.getProperty(BEGUN) == null) { // else it is tried once more
      exchange.setProperty(BEGUN, true);
      exchange.getExchangeExtension().addOnCompletion(end(file, folder, began));
    }
  }

  private boolean isQuiet(File file) {
    return growing.isQuiet(file.toPath(), file.lastModified(), file.length());
  }

  private Synchronization end(Path file, Path folder, long began) {
    return new SynchronizationAdapter() {
      @Override
      public void onComplete(Exchange done) {
        failed.finished(file);
      }

      @Override
      public void onFailure(Exchange done) {
        failed.failed(file, done.getException());
      }

      @Override
      public void onDone(Exchange done) {
        super.onDone(done);
        worked.merge(folder, System.nanoTime() - began, Long::sum);
      }
    };
  }

  /** Beside what is taken in the same look; the rest waits for the next day. */
  private boolean hasRoom(Path path, long length) {
    Path folder = path.getParent();
    long before = bytes.getOrDefault(folder, 0L);
    boolean hasRoom = before < quota.left(folder.getFileName().toString());
    if (hasRoom) {
      bytes.put(folder, before + length);
    }
    return hasRoom;
  }

  /** A link to a file is taken too, and refused without being opened. */
  static boolean isRead(Path path) {
    DroppedName name = new DroppedName(path);
    return name.isMeant() && name.isUsable() && Files.isRegularFile(path);
  }
}
