package no.nov.hub.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.nov.hub.participant.Participants;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Each participant finds its folder ready. */
@Component
class DropFolders {

  /**
   * @param directory with a folder for each participant
   */
  @ConfigurationProperties("hub.drop")
  record Settings(@DefaultValue("data/drop") Path directory) {}

  DropFolders(Settings settings, Participants participants) {
    for (String participant : participants.ids()) {
      try {
        Files.createDirectories(settings.directory().resolve(participant));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The drop folder of %s could not be made; see hub.drop.directory"
                .formatted(participant),
            e);
      }
    }
  }
}
