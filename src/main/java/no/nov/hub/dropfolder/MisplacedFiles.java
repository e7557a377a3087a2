package no.nov.hub.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.nov.hub.admission.Receipt;
import no.nov.hub.admission.Rejection;
import no.nov.hub.admission.Subject;
import no.nov.hub.message.PlainText;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import no.nov.hub.participant.Participants;
import no.nov.hub.submission.SortedFile.Remark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files in folders within a participant's folder, which are not read: a year's archive may lie
 * there. Whoever laid them there is told, once.
 */
@Component("misplacedFiles")
public class MisplacedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(MisplacedFiles.class);
  private static final Text WHOLE_FILE = new Text("Filen", "The file");
  private static final String NOTE = ".reasons.txt";
  private static final Set<String> HANDLED = Set.of("done", "rejected");
  private static final Set<String> UNFINISHED = Set.of(".part", ".tmp", ".crdownload");
  private static final Set<String> OF_THE_SYSTEM = Set.of("thumbs.db", "desktop.ini");
  private static final int DEEPEST = 10;
  private static final int MOST_AT_ONCE = 100;

  private final DropSettings drop;
  private final Participants participants;
  private final Notes notes;
  private final Clock clock;

  /** Those beside which nothing can be written; they are told among the rejections only. */
  private final Set<Path> told = ConcurrentHashMap.newKeySet();

  MisplacedFiles(DropSettings drop, Participants participants, Notes notes, Clock clock) {
    this.drop = drop;
    this.participants = participants;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * @param path of the file
   * @param within the path from the participant's folder on
   */
  public record Misplaced(String participant, Path path, Path within) {

    private Remark remark() {
      String folder = PlainText.shortened(shown(within.getParent()));
      return new Remark(
          WHOLE_FILE,
          List.of(
              Reason.of(
                  "",
                  "misplaced",
                  "Filen ligger i mappen «%s», og den leses ikke. Flytt filen ut i mappen «%s»."
                      .formatted(folder, participant),
                  "The file lies in the folder “%s”, which is not read. Move the file out into the folder “%s”."
                      .formatted(folder, participant))));
    }

    private static String shown(Path path) {
      return path.toString().replace('\\', '/');
    }
  }

  /** Those that nobody has been told of. */
  public List<Misplaced> found() {
    return participants.ids().stream().flatMap(this::found).limit(MOST_AT_ONCE).toList();
  }

  private Stream<Misplaced> found(String participant) {
    Path own = drop.directory().resolve(participant);
    if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
      return Stream.empty();
    }
    try {
      Looking looking = new Looking(own);
      Files.walkFileTree(own, EnumSet.noneOf(FileVisitOption.class), DEEPEST, looking);
      return looking.found.stream()
          .filter(path -> !told.contains(path) && !Files.exists(note(path)))
          .map(path -> new Misplaced(participant, path, own.relativize(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path note(Path file) {
    return file.resolveSibling(file.getFileName() + NOTE);
  }

  public List<Rejection> rejections(List<Misplaced> files) {
    return files.stream().map(this::rejection).toList();
  }

  private Rejection rejection(Misplaced file) {
    String within = Misplaced.shown(file.within());
    return new Rejection(
        Receipt.idOf("misplaced/" + file.participant() + "/" + within, 0, 0),
        file.participant(),
        Rejection.REFUSED,
        PlainText.shortened(within),
        file.remark().reasons(),
        Map.of(),
        new byte[0],
        Subject.ofFile(Subject.fileHeader(file.path().getFileName().toString(), clock.instant())));
  }

  /** After the rejections are kept, so that nothing is lost in between. */
  public void tell(List<Misplaced> files) {
    files.forEach(this::tell);
  }

  private void tell(Misplaced file) {
    LOG.info("A file of {} lies in a folder that is not read; it is told", file.participant());
    try {
      Files.writeString(
          note(file.path()), notes.reasons(file.path(), List.of(file.remark()), List.of(), 0));
    } catch (IOException e) {
      LOG.warn("Nothing can be written beside a misplaced file of {}", file.participant(), e);
      told.add(file.path());
    }
  }

  /** Goes into no link and into no folder that is closed to the hub. */
  private static final class Looking extends SimpleFileVisitor<Path> {

    private final Path own;
    private final List<Path> found = new ArrayList<>();

    Looking(Path own) {
      this.own = own;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean handled =
          own.equals(folder.getParent()) && HANDLED.contains(folder.getFileName().toString());
      return handled || (!folder.equals(own) && isHidden(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!file.getParent().equals(own) && attributes.isRegularFile() && isMeant(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** As for those that are read: what programs write beside a file is not meant. */
    private static boolean isMeant(Path file) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      return !isHidden(file)
          && !name.startsWith("~$")
          && !name.endsWith(NOTE)
          && !OF_THE_SYSTEM.contains(name)
          && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
      if (fault instanceof AccessDeniedException || fault instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw fault;
    }
  }
}
