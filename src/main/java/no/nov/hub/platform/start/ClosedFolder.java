package no.nov.hub.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for the hub alone, until the operator says whose it is. */
public final class ClosedFolder {

  static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

  private ClosedFolder() {}

  /** Makes it with those above it that are not there. What is there is left as it is. */
  public static Path make(Path folder) throws IOException {
    boolean hasRights = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return hasRights
        ? Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER))
        : Files.createDirectories(folder);
  }
}
