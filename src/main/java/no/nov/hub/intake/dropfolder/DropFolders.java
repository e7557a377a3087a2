package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.start.ClosedFolder;
import org.springframework.stereotype.Component;

/** Each participant finds its folder ready. Those that are there are left as they are. */
@Component
class DropFolders {

  DropFolders(DropSettings settings, Participants participants) {
    for (String participant : participants.ids()) {
      try {
        ClosedFolder.make(settings.directory().resolve(participant));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The drop folder of %s could not be made; see hub.drop.directory"
                .formatted(participant),
            e);
      }
    }
  }
}
