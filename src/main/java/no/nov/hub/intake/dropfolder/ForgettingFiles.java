package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Handled files can hold names and lists of members, so they go after thirty days. */
@Component("forgettingFiles")
public class ForgettingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(ForgettingFiles.class);
  private static final Duration KEPT = Duration.ofDays(30);

  private final DropSettings drop;
  private final Participants participants;
  private final Clock clock;

  ForgettingFiles(DropSettings drop, Participants participants, Clock clock) {
    this.drop = drop;
    this.participants = participants;
    this.clock = clock;
  }

  public void forgetOld() {
    for (Path root : List.of(drop.directory(), drop.setAside())) {
      for (String participant : participants.ids()) {
        forgetOldIn(root.resolve(participant), "done");
        forgetOldIn(root.resolve(participant), "rejected");
      }
    }
  }

  /** One that cannot be looked through is told, and holds up no other. */
  private void forgetOldIn(Path own, String name) {
    if (!Files.isDirectory(own.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (HeldFolder outer = HeldFolder.of(own);
        HeldFolder folder = outer.within(Path.of(name))) {
      forgetOldIn(folder);
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn(
          "Old files in {} of {} could not be deleted ({}); see that the hub may write there",
          name,
          own.getFileName(),
          e.getClass().getSimpleName());
    }
  }

  private void forgetOldIn(HeldFolder folder) throws IOException {
    Instant limit = clock.instant().minus(KEPT);
    for (Path name : folder.names()) {
      Path file = folder.path().resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && WaitingFiles.came(file).isBefore(limit)) {
        folder.delete(name);
        LOG.info("Deleted a handled file in {} after thirty days", folder.path());
      }
    }
  }
}
