package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private static final int RIGHTS_OF_FILES = 0666;

  private Beside() {}

  /** A participant could have put a link in its place, to a file of the hub's. */
  static void write(Path note, String text) throws IOException {
    if (Files.isSymbolicLink(note)) {
      Files.delete(note);
    }
    Files.writeString(
        note,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
    giveRights(note, RIGHTS_OF_FILES);
  }

  static Path makeFolder(Path folder) throws IOException {
    Path made = Files.createDirectory(folder);
    giveRights(made, RIGHTS);
    return made;
  }

  /** The file is answered for all the same when they cannot be given. */
  private static void giveRights(Path made, int most) {
    Path folder = made.toAbsolutePath().getParent();
    if (!knowsModes(folder)) {
      return;
    }
    try {
      int rights = (Integer) Files.getAttribute(folder, MODE) & most;
      Files.setAttribute(made, MODE, rights, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      LOG.warn(
          "What the hub made in {} could not get the rights of that folder ({}). Make done and rejected in it yourself, with its rights",
          folder,
          e.getClass().getSimpleName());
    }
  }

  private static boolean knowsModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }
}
