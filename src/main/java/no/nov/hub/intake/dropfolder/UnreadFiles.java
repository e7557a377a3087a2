package no.nov.hub.intake.dropfolder;

import java.io.IOException;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.dropfolder.Unread.Why;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What lies in a participant's folder and is not read. A year's archive may lie in a folder of its
 * own; a link or a pipe may have come with a copy of something else. Whoever laid it there is told,
 * once, and nobody else waits for it.
 */
@Component("unreadFiles")
public class UnreadFiles {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadFiles.class);
  private static final String NOTE = ".reasons.txt";
  private static final String REJECTED = "rejected";
  private static final Set<String> HANDLED = Set.of("done", REJECTED);
  private static final Duration LEFT_LYING = Duration.ofHours(1);
  private static final int DEEPEST = 10;
  private static final int MOST_AT_ONCE = 100;

  private final DropSettings drop;
  private final Participants participants;
  private final OutcomeFolders outcomeFolders;
  private final Notes notes;
  private final Clock clock;

  /** Those beside which nothing can be written; they are told among the rejections only. */
  private final Set<Path> told = ConcurrentHashMap.newKeySet();

  UnreadFiles(
      DropSettings drop,
      Participants participants,
      OutcomeFolders outcomeFolders,
      Notes notes,
      Clock clock) {
    this.drop = drop;
    this.participants = participants;
    this.outcomeFolders = outcomeFolders;
    this.notes = notes;
    this.clock = clock;
  }

  /** Those that nobody has been told of. */
  public List<Unread> found() {
    return inTurns(participants.ids().stream().map(this::found).toList()).stream()
        .limit(MOST_AT_ONCE)
        .toList();
  }

  /** The first of each come before the second of any. */
  private static List<Unread> inTurns(List<List<Unread>> ofEach) {
    int longest = ofEach.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, Math.min(longest, MOST_AT_ONCE))
        .boxed()
        .flatMap(rank -> ofEach.stream().flatMap(own -> own.stream().skip(rank).limit(1)))
        .toList();
  }

  private List<Unread> found(String participant) {
    Path own = own(participant);
    if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try {
      Looking looking = new Looking(participant, own, clock.instant().minus(LEFT_LYING));
      Files.walkFileTree(own, EnumSet.noneOf(FileVisitOption.class), DEEPEST, looking);
      List<Unread> news = new ArrayList<>();
      for (Unread unread : looking.found) {
        if (!told.contains(unread.path()) && !isTold(unread)) {
          news.add(unread);
        }
      }
      return news;
    } catch (IOException e) {
      LOG.warn("The folder of {} cannot be looked through ({})", participant, e.toString());
      return List.of();
    }
  }

  private Path own(String participant) {
    return drop.directory().resolve(participant);
  }

  /** What leaves the folder is gone when it has been told. */
  private boolean isTold(Unread unread) {
    return switch (unread.why()) {
      case NO_FILE, BAD_NAME -> false;
      case UNFINISHED -> outcomeFolders.isTold(unread.path(), REJECTED, NOTE);
      case IN_A_FOLDER ->
          outcomeFolders.isToldWithin(own(unread.participant()), unread.within(), NOTE);
    };
  }

  public List<Rejection> rejections(List<Unread> files) {
    return files.stream().map(this::rejection).toList();
  }

  private Rejection rejection(Unread file) {
    return new Rejection(
        Receipt.idOf("misplaced/" + file.participant() + "/" + file.shown(), 0, 0),
        file.participant(),
        SubmissionStatus.REFUSED,
        PlainText.shortened(file.shown()),
        file.remark().reasons(),
        Map.of(),
        new byte[0],
        Subject.ofFile(Subject.fileHeader(file.path().getFileName().toString(), clock.instant())));
  }

  /** After the rejections are kept, so that nothing is lost in between. */
  public void tell(List<Unread> files) {
    files.forEach(this::tell);
  }

  private void tell(Unread file) {
    LOG.info(
        "Something of {} in the drop folder is not read ({}); it is told",
        file.participant(),
        file.why());
    try {
      write(file, notes.reasons(file.path(), List.of(file.remark()), List.of(), 0));
    } catch (IOException e) {
      LOG.warn("Nothing can be written beside what is not read of {}", file.participant(), e);
      told.add(file.path());
    }
  }

  private void write(Unread file, String text) throws IOException {
    if (file.why() == Why.IN_A_FOLDER) {
      outcomeFolders.tellWithin(own(file.participant()), file.within(), NOTE, text);
    } else if (file.why().leaves()) {
      outcomeFolders.lay(file.path(), REJECTED, Map.of(NOTE, text));
    } else {
      outcomeFolders.tell(file.path(), REJECTED, NOTE, text);
    }
  }

  /** Goes into no link and into no folder that is closed to the hub. */
  private static final class Looking extends SimpleFileVisitor<Path> {

    private final String participant;
    private final Path own;
    private final Instant untouchedSince;
    private final List<Unread> found = new ArrayList<>();

    Looking(String participant, Path own, Instant untouchedSince) {
      this.participant = participant;
      this.own = own;
      this.untouchedSince = untouchedSince;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean handled =
          own.equals(folder.getParent()) && HANDLED.contains(folder.getFileName().toString());
      return handled || (!folder.equals(own) && new DroppedName(folder).isHidden())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      DroppedName name = new DroppedName(file);
      Optional<Why> why =
          file.getParent().equals(own)
              ? inOwnFolder(file, name, attributes)
              : within(file, name, attributes);
      why.ifPresent(w -> found.add(new Unread(participant, file, own.relativize(file), w)));
      return FileVisitResult.CONTINUE;
    }

    private Optional<Why> inOwnFolder(Path file, DroppedName name, BasicFileAttributes attributes) {
      if (name.isUnfinished()) {
        boolean left = attributes.lastModifiedTime().toInstant().isBefore(untouchedSince);
        return left ? Optional.of(Why.UNFINISHED) : Optional.empty();
      }
      if (!name.isMeant() || DropTurns.isRead(file)) {
        return Optional.empty();
      }
      return Optional.of(attributes.isRegularFile() ? Why.BAD_NAME : Why.NO_FILE);
    }

    private static Optional<Why> within(
        Path file, DroppedName name, BasicFileAttributes attributes) {
      boolean isFile = attributes.isRegularFile() && name.isMeant();
      return isFile && !file.getFileName().toString().endsWith(NOTE)
          ? Optional.of(Why.IN_A_FOLDER)
          : Optional.empty();
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
