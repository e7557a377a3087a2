package no.nov.hub.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.nov.hub.dropfolder.DroppedFile.Remark;
import no.nov.hub.dropfolder.DroppedFile.Submitted;
import no.nov.hub.dropfolder.DroppedFile.Version;
import no.nov.hub.message.Json;
import no.nov.hub.message.Reason;
import no.nov.hub.submission.Submissions;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Waits for a file's receipts, writes beside it what its owner has to know, and says where it goes.
 */
@Component("fileOutcome")
public class FileOutcome {

  private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOK_AGAIN_MILLIS = 50;
  private static final int MOST_NAME_BYTES = 200;

  private final Submissions submissions;
  private final Notes notes;
  private final DropSettings drop;

  FileOutcome(Submissions submissions, Notes notes, DropSettings drop) {
    this.submissions = submissions;
    this.notes = notes;
    this.drop = drop;
  }

  /**
   * @return where the file is to be moved, absolute
   * @throws StaysInFolder if the verdicts do not come or the file has changed; it is read again
   *     later, and what was sent before is known then
   */
  public String settle(Submitted submitted) {
    DroppedFile file = submitted.file();
    Map<UUID, JsonNode> receipts = await(submitted.receiptIds());
    List<Remark> faults = new ArrayList<>(file.faults());
    List<Remark> held = new ArrayList<>();
    for (int i = 0; i < submitted.receiptIds().size(); i++) {
      JsonNode receipt = receipts.get(submitted.receiptIds().get(i));
      Remark remark =
          new Remark(
              file.places().get(i), Json.MAPPER.convertValue(receipt.get("reasons"), REASONS));
      switch (receipt.get("status").asString()) {
        case "rejected" -> faults.add(remark);
        case "held" -> held.add(remark);
        default -> {
          // Admitted, now or before: nothing to tell.
        }
      }
    }
    int admitted =
        submitted.receiptIds().size() - held.size() - (faults.size() - file.faults().size());
    if (!file.version().equals(Version.of(file.path()))) {
      throw new StaysInFolder("A dropped file has changed while it was read; it is read again");
    }
    return place(file, faults, held, admitted).toString();
  }

  private Path place(DroppedFile file, List<Remark> faults, List<Remark> held, int admitted) {
    try {
      Path folder = folder(file, faults.isEmpty() ? "done" : "rejected");
      Path target = free(folder, fitting(file.path().getFileName().toString()));
      if (!faults.isEmpty()) {
        write(target, ".reasons.txt", notes.reasons(file.path(), faults, held, admitted));
      } else if (!held.isEmpty()) {
        write(target, ".held.txt", notes.held(file.path(), held, admitted));
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

  private Map<UUID, JsonNode> await(List<UUID> ids) {
    Map<UUID, JsonNode> receipts = new HashMap<>();
    Set<UUID> missing = new HashSet<>(ids);
    Instant latest = Instant.now().plus(PATIENCE);
    while (!missing.isEmpty()) {
      Map<UUID, JsonNode> found = submissions.receipts(missing);
      receipts.putAll(found);
      missing.removeAll(found.keySet());
      if (!missing.isEmpty()) {
        if (Instant.now().isAfter(latest)) {
          throw new StaysInFolder(
              missing.size()
                  + " submissions of a dropped file have no receipt yet; it is read again");
        }
        pause();
      }
    }
    return receipts;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StaysInFolder("Interrupted while waiting for the receipts of a dropped file");
    }
  }

  /** Not an error of the file; the route pauses and reads it again. */
  static final class StaysInFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaysInFolder(String why) {
      super(why);
    }
  }
}
