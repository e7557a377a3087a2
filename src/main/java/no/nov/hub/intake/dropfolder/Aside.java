package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import no.nov.hub.platform.start.ClosedFolder;
import org.springframework.stereotype.Component;

/** Where what has been looked at goes, with the texts beside it. */
@Component
class Aside {

  private static final int MOST_NAME_BYTES = 200;
  private static final int LONGEST_ENDING = 6;

  private final DropSettings drop;

  Aside(DropSettings drop) {
    this.drop = drop;
  }

  /**
   * @param folder {@code done} or {@code rejected}, which is made if need be
   * @return a name in it that is free
   */
  Path place(Path file, String folder) throws IOException {
    return free(folder(file, folder), fitting(file.getFileName().toString()));
  }

  /**
   * Beside the file, if that is a folder of its own. The participant writes there and could have
   * put a link in its place, into another's folder; then, or if a file has the name, it is set
   * aside where only the hub writes.
   */
  Path folder(Path file, String name) throws IOException {
    if (normal(file).getParent().equals(normal(drop.directory()))) {
      return ClosedFolder.make(drop.setAside().resolve(name));
    }
    Path beside = file.resolveSibling(name);
    if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
      return Beside.makeFolder(beside);
    }
    if (Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
      return beside;
    }
    return ClosedFolder.make(drop.setAside().resolve(file.getParent().getFileName()).resolve(name));
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Leaves room for a number and for the ending of the note beside it. */
  private static String fitting(String name) {
    if (bytes(name) <= MOST_NAME_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot);
    int length = name.length() - ending.length();
    while (bytes(name.substring(0, length)) > MOST_NAME_BYTES - 10) {
      length--;
    }
    return name.substring(0, length) + ending;
  }

  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A mended file often has the name of the first one, which stays where it is. */
  private static Path free(Path folder, String name) {
    Path target = folder.resolve(name);
    int dot = name.lastIndexOf('.');
    for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
      String numbered =
          dot < 0
              ? name + " (" + i + ")"
              : name.substring(0, dot) + " (" + i + ")" + name.substring(dot);
      target = folder.resolve(numbered);
    }
    return target;
  }
}
