package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.platform.start.ClosedFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where what has been looked at goes, with the texts beside it. */
@Component
class OutcomeFolders {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeFolders.class);
  private static final int MOST_NAME_BYTES = 200;
  private static final int LONGEST_ENDING = 6;

  private final DropSettings drop;

  OutcomeFolders(DropSettings drop) {
    this.drop = drop;
  }

  /**
   * Moves a file, with the texts beside it; these first, so that none is missing if the hub ends in
   * between.
   *
   * @param folder {@code done} or {@code rejected}, which is made if need be
   * @param texts by the endings of their names
   * @return where the file is now
   */
  Path lay(Path file, String folder, Map<String, String> texts) throws IOException {
    try (HeldFolder own = HeldFolder.of(normal(file).getParent());
        HeldFolder target = target(own, folder)) {
      Path name = free(target, fitting(file.getFileName().toString()));
      for (Map.Entry<String, String> text : texts.entrySet()) {
        target.write(Path.of(name + text.getKey()), text.getValue());
      }
      move(file, own, target, name);
      return target.path().resolve(name);
    }
  }

  /** Tells of a file that stays where it is, in the participant's own folder. */
  void tell(Path file, String folder, String ending, String text) throws IOException {
    try (HeldFolder own = HeldFolder.of(normal(file).getParent());
        HeldFolder target = target(own, folder)) {
      target.write(noteOf(file, ending), text);
    }
  }

  /**
   * Tells of a file that stays in a folder within the participant's own, beside it: in the own
   * folder it would be taken for a file to read. Step by step, since each folder on the way could
   * become a link meanwhile.
   *
   * @param within the way of the file from there
   */
  void tellWithin(Path own, Path within, String ending, String text) throws IOException {
    Deque<HeldFolder> way = new ArrayDeque<>();
    try {
      way.push(HeldFolder.of(own));
      for (Path step : within.getParent()) {
        way.push(way.peek().within(step));
      }
      way.peek().write(noteOf(within, ending), text);
    } finally {
      for (HeldFolder folder : way) {
        folder.close();
      }
    }
  }

  /** Whether {@link #tellWithin} has. */
  boolean isToldWithin(Path own, Path within, String ending) {
    return isThere(own.resolve(within).getParent(), noteOf(within, ending));
  }

  /** Whether {@link #tell} has, in either place; makes no folder. */
  boolean isTold(Path file, String folder, String ending) {
    Path own = normal(file).getParent();
    return Stream.of(
            own.resolve(folder), normal(drop.setAside()).resolve(own.getFileName()).resolve(folder))
        .anyMatch(place -> isThere(place, noteOf(file, ending)));
  }

  private static Path noteOf(Path file, String ending) {
    return Path.of(file.getFileName() + ending);
  }

  /**
   * By name: it is asked of very many, and who puts a link on the way only goes without its note.
   */
  private static boolean isThere(Path folder, Path note) {
    return Files.exists(folder.resolve(note), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Beside the file, if that is a folder of its own. The participant writes there and could have
   * put a link in its place, into another's folder; then, or if a file has the name, it is set
   * aside where only the hub writes.
   */
  private HeldFolder target(HeldFolder own, String name) throws IOException {
    if (own.path().equals(normal(drop.directory()))) {
      return HeldFolder.of(ClosedFolder.make(normal(drop.setAside()).resolve(name)));
    }
    try {
      return beside(own, Path.of(name));
    } catch (FileSystemException e) {
      LOG.info(
          "In {} the hub cannot write to a folder {}; it uses one of its own",
          own.path().getFileName(),
          name);
      return HeldFolder.of(
          ClosedFolder.make(
              normal(drop.setAside()).resolve(own.path().getFileName()).resolve(name)));
    }
  }

  private static HeldFolder beside(HeldFolder own, Path name) throws IOException {
    if (!own.has(name)) {
      own.make(name);
    }
    HeldFolder folder = own.within(name);
    if (Files.isWritable(folder.path())) {
      return folder;
    }
    folder.close();
    throw new AccessDeniedException(folder.path().toString());
  }

  /** What is set aside may be on another disk, where nothing can be renamed to. */
  private void move(Path file, HeldFolder own, HeldFolder target, Path name) throws IOException {
    if (target.path().startsWith(normal(drop.setAside()))) {
      Files.move(own.path().resolve(file.getFileName()), target.path().resolve(name));
    } else {
      own.move(file.getFileName(), target, name);
    }
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
      length = name.offsetByCodePoints(length, -1); // Half of a sign is no name of a file.
    }
    return name.substring(0, length) + ending;
  }

  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A mended file often has the name of the first one, which stays where it is. */
  private static Path free(HeldFolder folder, String name) throws IOException {
    int dot = name.lastIndexOf('.');
    Path free = Path.of(name);
    for (int i = 2; folder.has(free); i++) {
      free =
          Path.of(
              dot < 0
                  ? name + " (" + i + ")"
                  : name.substring(0, dot) + " (" + i + ")" + name.substring(dot));
    }
    return free;
  }
}
