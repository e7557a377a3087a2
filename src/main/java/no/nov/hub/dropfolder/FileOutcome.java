package no.nov.hub.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.dropfolder.DroppedFile.Submitted;
import no.nov.hub.dropfolder.DroppedFile.Version;
import no.nov.hub.submission.AwaitingReceipts;
import no.nov.hub.submission.FileVerdict;
import no.nov.hub.submission.SortedFile.Remark;
import org.springframework.stereotype.Component;

/**
 * Waits for a file's receipts, writes beside it what its owner has to know, and says where it goes.
 */
@Component("fileOutcome")
public class FileOutcome {

  private static final int MOST_NAME_BYTES = 200;

  private final AwaitingReceipts receipts;
  private final Notes notes;
  private final DropSettings drop;

  FileOutcome(AwaitingReceipts receipts, Notes notes, DropSettings drop) {
    this.receipts = receipts;
    this.notes = notes;
    this.drop = drop;
  }

  /**
   * @return where the file is to be moved, absolute
   * @throws StaysInFolder if the file has changed; it is read again later, and what was sent before
   *     is known then
   * @throws AwaitingReceipts.NoReceiptYet if the verdicts do not come; the same
   */
  public String settle(Submitted submitted) {
    DroppedFile file = submitted.file();
    FileVerdict verdict =
        FileVerdict.of(
            file.content(), submitted.receiptIds(), receipts.await(submitted.receiptIds()));
    if (!file.version().equals(Version.of(file.path()))) {
      throw new StaysInFolder("A dropped file has changed while it was read; it is read again");
    }
    return place(file, verdict).toString();
  }

  private Path place(DroppedFile file, FileVerdict verdict) {
    try {
      List<Remark> faults = verdict.faults();
      List<Remark> held = verdict.held();
      int admitted = verdict.admitted().size();
      Path folder = folder(file, faults.isEmpty() ? "done" : "rejected");
      Path target = free(folder, fitting(file.path().getFileName().toString()));
      if (!faults.isEmpty()) {
        write(target, ".reasons.txt", notes.reasons(file.path(), faults, held, admitted));
      } else if (!held.isEmpty()) {
        write(target, ".held.txt", notes.held(file.path(), held, admitted));
      }
      if (faults.isEmpty() || admitted > 0 || !file.content().notes().isEmpty()) {
        write(target, ".kvittering.txt", notes.receipt(file, verdict));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Beside the file, if that is a folder of its own. The participant writes there and could have
   * put a link in its place, into another's folder; then, or if a file has the name, it is set
   * aside where only the hub writes.
   */
  private Path folder(DroppedFile file, String name) throws IOException {
    if (normal(file.path()).getParent().equals(normal(drop.directory()))) {
      return Files.createDirectories(drop.setAside().resolve(name));
    }
    Path beside = file.path().resolveSibling(name);
    if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
      return Files.createDirectory(beside);
    }
    if (Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
      return beside;
    }
    return Files.createDirectories(
        drop.setAside().resolve(file.path().getParent().getFileName()).resolve(name));
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Leaves room for a number and for the ending of the note beside it. */
  private static String fitting(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= MOST_NAME_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 || name.length() - dot > 6 ? "" : name.substring(dot);
    int length = name.length() - ending.length();
    while (name.substring(0, length).getBytes(StandardCharsets.UTF_8).length
        > MOST_NAME_BYTES - 10) {
      length--;
    }
    return name.substring(0, length) + ending;
  }

  private static void write(Path target, String ending, String text) throws IOException {
    Files.writeString(target.resolveSibling(target.getFileName() + ending), text);
  }

  /** A mended file often has the name of the first one, which stays where it is. */
  private static Path free(Path folder, String name) {
    Path target = folder.resolve(name);
    int dot = name.lastIndexOf('.');
    for (int i = 2; Files.exists(target); i++) {
      String numbered =
          dot < 0
              ? name + " (" + i + ")"
              : name.substring(0, dot) + " (" + i + ")" + name.substring(dot);
      target = folder.resolve(numbered);
    }
    return target;
  }

  /** Not an error of the file; the route pauses and reads it again. */
  static final class StaysInFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaysInFolder(String why) {
      super(why);
    }
  }
}
