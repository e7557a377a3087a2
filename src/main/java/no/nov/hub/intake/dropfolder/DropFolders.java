package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.PerParticipant;
import no.nov.hub.platform.start.ClosedFolder;
import org.springframework.stereotype.Component;

/** Each participant finds its folder ready. Those that are there are left as they are. */
@Component
class DropFolders implements PerParticipant {

  private final DropSettings settings;

  DropFolders(DropSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(Participant participant) {
    try {
      ClosedFolder.make(settings.directory().resolve(participant.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The drop folder of %s could not be made; see hub.drop.directory"
              .formatted(participant.id()),
          e);
    }
  }
}
