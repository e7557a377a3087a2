package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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

  public void forgetOld() throws IOException {
    for (Path root : List.of(drop.directory(), drop.setAside())) {
      for (String participant : participants.ids()) {
        forgetOldIn(root.resolve(participant).resolve("done"));
        forgetOldIn(root.resolve(participant).resolve("rejected"));
      }
    }
  }

  private void forgetOldIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Instant limit = clock.instant().minus(KEPT);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && WaitingFiles.came(file).isBefore(limit)) {
          Files.delete(file);
          LOG.info("Deleted a handled file in {} after thirty days", folder);
        }
      }
    }
  }
}
