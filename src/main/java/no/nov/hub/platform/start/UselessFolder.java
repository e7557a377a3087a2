package no.nov.hub.platform.start;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong with a folder of the settings, and what to do. */
final class UselessFolder {

  private static final long NO_ROOM = 1 << 20;

  private final String setting;
  private final Path folder;

  UselessFolder(String setting, Path folder) {
    this.setting = setting;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** It cannot be made, or nothing in it. */
  CannotStart unwritable(IOException why) {
    Path there = nearest();
    if (!Files.isDirectory(there)) {
      return new CannotStart(file(there), why);
    }
    String sentence =
        told(
            "cannot be written to, so the hub ended. Give the user that runs the hub the right to, make room on the disk, or name another folder, with a shorter path if this one is very long,");
    return isFull(there) ? CannotStart.yet(sentence, why) : new CannotStart(sentence, why);
  }

  /** Who may read it is not to be had. */
  CannotStart hidden(IOException why) {
    return new CannotStart(
        told(
            "cannot be looked at, so who may read there is not known, and the hub ended. Give it to the user that runs the hub, or name another folder"),
        why);
  }

  private String file(Path there) {
    return there.equals(folder)
        ? told("is a file and no folder, so the hub ended. Move the file away, or name a folder")
        : told(
            "would lie in " + there + ", which is a file, so the hub ended. Name another folder");
  }

  private String told(String faultAndRemedy) {
    return "The folder %s (%s) %s with --%s=…".formatted(folder, setting, faultAndRemedy, setting);
  }

  /** The folder, or the first above it that is there. */
  private Path nearest() {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /** That passes when something is deleted. Not so where there is never room, as in /proc. */
  private static boolean isFull(Path there) {
    try {
      FileStore disk = Files.getFileStore(there);
      return disk.getTotalSpace() > 0 && disk.getUsableSpace() < NO_ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
