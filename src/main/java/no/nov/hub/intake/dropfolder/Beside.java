package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub makes where others lay their files. It has the rights of the folder that it is in,
 * so that whoever may lay a file there may read the answer.
 */
final class Beside {

  private static final Logger LOG = LoggerFactory.getLogger(Beside.class);

  private static final String MODE = "unix:mode";
  private static final int RIGHTS = 07777;
  private static final Set<PosixFilePermission> EXECUTING =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private Beside() {}

  static Path makeFolder(Path folder) throws IOException {
    Path made = Files.createDirectory(folder);
    giveRights(made);
    return made;
  }

  /**
   * @param held the same folder, or null where names are used
   */
  static void giveRightsOfFile(Path folder, SecureDirectoryStream<Path> held, Path name) {
    if (!knowsModes(folder)) {
      return;
    }
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
      rights.removeAll(EXECUTING);
      viewOf(folder, held, name).setPermissions(rights);
    } catch (IOException e) {
      couldNot(folder, e);
    }
  }

  private static PosixFileAttributeView viewOf(
      Path folder, SecureDirectoryStream<Path> held, Path name) {
    return held == null
        ? Files.getFileAttributeView(
            folder.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        : held.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The file is answered for all the same when they cannot be given. */
  private static void giveRights(Path made) {
    Path folder = made.toAbsolutePath().getParent();
    if (!knowsModes(folder)) {
      return;
    }
    try {
      int rights = (Integer) Files.getAttribute(folder, MODE) & RIGHTS;
      Files.setAttribute(made, MODE, rights, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      couldNot(folder, e);
    }
  }

  private static void couldNot(Path folder, IOException fault) {
    LOG.warn(
        "What the hub made in {} could not get the rights of that folder ({}). Make done and rejected in it yourself, with its rights",
        folder,
        fault.getClass().getSimpleName());
  }

  private static boolean knowsModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
