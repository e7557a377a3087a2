package no.nov.hub.intake.dropfolder;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.platform.transport.DiskSpace;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.springframework.stereotype.Component;

/**
 * What the route takes from the folders in one look: of each some files, so that nobody waits for
 * all of another's, and nothing that is no file, which could hold it up for ever. {@link
 * UnreadFiles} tells of those.
 */
@Component("dropTurns")
class DropTurns extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<File> {

  static final int FILES_A_TURN = 10;

  private final DiskSpace disk;
  private final Map<Path, Integer> taken = new HashMap<>();
  private final Map<Path, Long> bytes = new HashMap<>();
  private final Quota quota;

  DropTurns(Quota quota, DiskSpace disk) {
    this.quota = quota;
    this.disk = disk;
  }

  /** Files stay where they are while the disk is full. */
  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    taken.clear();
    bytes.clear();
    return disk.hasRoom() && super.begin(consumer, endpoint);
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    Path path = Path.of(file.getAbsoluteFilePath());
    if (file.isDirectory()) {
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
    return isRead(path)
        && hasRoom(path, file.getFileLength())
        && taken.merge(path.getParent(), 1, Integer::sum) <= FILES_A_TURN;
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
