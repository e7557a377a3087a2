package no.nov.hub.groups.charter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.nov.hub.groups.charter.rule.Charter;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.start.SettingFaults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import tools.jackson.core.JacksonException;

/**
 * Charters of the alliance, in the place of the two that the hub ships: they bind every group until
 * its owner has adopted another.
 *
 * @param directory a folder with a JSON file for each, as docs/charters; none if it is left out
 */
@ConfigurationProperties("hub.charters")
record CharterSettings(Path directory) {

  private static final LocalDate FROM_THE_BEGINNING = LocalDate.of(1900, 1, 1);

  CharterSettings {
    try {
      read(directory);
    } catch (IOException | RuntimeException e) {
      new SettingFaults("hub.charters")
          .tellIf(
              true,
              "directory",
              "%s er ikke en mappe der hver .json er et mandat (%s)".formatted(directory, kind(e)),
              "%s is not a folder in which each .json is a charter (%s)"
                  .formatted(directory, kind(e)))
          .refuse();
    }
  }

  private static String kind(Exception e) {
    return e instanceof JacksonException ? "JSON" : e.getClass().getSimpleName();
  }

  /** As if each owner had adopted them before all of its own. */
  List<Charter> charters() {
    try {
      return read(directory);
    } catch (IOException e) {
      throw new IllegalStateException("The charters in hub.charters.directory are gone", e);
    }
  }

  private static List<Charter> read(Path directory) throws IOException {
    List<Charter> charters = new ArrayList<>();
    if (directory != null) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
        for (Path file : files) {
          Charter charter = Charter.read(Json.MAPPER.readTree(Files.readAllBytes(file)));
          charters.add(new Charter(charter.name(), FROM_THE_BEGINNING, charter.rules()));
        }
      }
    }
    charters.sort(Comparator.comparing(Charter::name));
    return charters;
  }
}
