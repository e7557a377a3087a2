package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The texts beside files that wait because their participant has used up the day. They go when the
 * files can be taken again.
 */
@Component("quotaNotes")
public class QuotaNotes {

  private static final Logger LOG = LoggerFactory.getLogger(QuotaNotes.class);

  /** Beside these everybody sees why; the text speaks of all files in the folder. */
  private static final int MOST = 20;

  private final DropSettings drop;
  private final Participants participants;
  private final Quota quota;

  QuotaNotes(DropSettings drop, Participants participants, Quota quota) {
    this.drop = drop;
    this.participants = participants;
    this.quota = quota;
  }

  public void tell() {
    participants.ids().forEach(this::tell);
  }

  private void tell(String participant) {
    Path folder = drop.directory().resolve(participant);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      List<Path> waiting = quota.isUsedUp(participant) ? waiting(folder) : List.of();
      removeOthers(folder, waiting.stream().map(QuotaNotes::note).toList());
      for (Path file : waiting) {
        write(note(file), text(participant));
      }
    } catch (IOException e) {
      LOG.warn("The texts on the quota of {} could not be written or removed", participant, e);
    }
  }

  private static List<Path> waiting(Path folder) throws IOException {
    List<Path> waiting = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DropTurns::isRead)) {
      for (Path file : files) {
        if (waiting.size() == MOST) {
          break;
        }
        waiting.add(file);
      }
    }
    return waiting;
  }

  private static Path note(Path file) {
    return file.resolveSibling(file.getFileName() + DroppedName.QUOTA_NOTE);
  }

  private static void write(Path note, String text) throws IOException {
    try (HeldFolder folder = HeldFolder.of(note.getParent())) {
      if (!folder.has(note.getFileName())) {
        folder.write(note.getFileName(), text);
      }
    }
  }

  /** Only what the hub itself has written there. */
  private static void removeOthers(Path folder, List<Path> staying) throws IOException {
    try (DirectoryStream<Path> notes =
        Files.newDirectoryStream(folder, path -> new DroppedName(path).isQuotaNote())) {
      for (Path note : notes) {
        if (!staying.contains(note) && isOurs(note)) {
          Files.deleteIfExists(note);
        }
      }
    }
  }

  private static boolean isOurs(Path note) throws IOException {
    if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] beginning = BEGINNING.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
      return Arrays.equals(in.readNBytes(beginning.length), beginning);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static final String BEGINNING = "Denne filen er ikke lest ennå, men den er ikke borte.";

  private String text(String participant) {
    String most = quota.amount(participant);
    return """
    %s

    Dere har sendt så mye i dag som huben tar imot fra én deltaker på et døgn (%s). Filene som ligger igjen i mappen, leses av seg selv etter midnatt. Da blir denne teksten også borte. La filene ligge.

    Haster det, be den som drifter huben om å heve grensen.

    — English —

    This file has not been read yet, but it is not lost. You have sent as much today as the hub takes from one participant in a day (%s). The files that are left in the folder are read by themselves after midnight, and this text goes then too. Leave the files where they are.

    If it is urgent, ask whoever runs the hub for a higher limit.
    """
        .formatted(BEGINNING, most, most)
        .replace("\n", "\r\n");
  }
}
