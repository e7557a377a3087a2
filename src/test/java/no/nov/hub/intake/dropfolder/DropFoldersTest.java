package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import no.nov.hub.platform.participant.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DropFoldersTest {

  private static final Participant DRAMMEN =
      new Participant("drammen", "Drammen", null, Participant.Kind.ASSOCIATION, null);

  @TempDir Path data;

  @Test
  void without_settings_the_folders_lie_with_the_other_data() {
    assertThat(bound(Map.of()).directory()).isEqualTo(Path.of("data/drop"));
    assertThat(bound(Map.of("hub.drop.directory", "/srv/drop")).directory())
        .isEqualTo(Path.of("/srv/drop"));
  }

  @Test
  void each_participant_finds_its_folder_ready() {
    new DropFolders(new DropSettings(data.resolve("drop"))).open(DRAMMEN);

    assertThat(data.resolve("drop/drammen")).isDirectory();
  }

  @Test
  void a_new_folder_is_closed_until_the_operator_says_whose_it_is_and_then_left_alone()
      throws IOException {
    DropSettings drop = new DropSettings(data.resolve("drop"));
    Path folder = data.resolve("drop/drammen");
    new DropFolders(drop).open(DRAMMEN);
    assertThat(rights(folder)).isEqualTo("rwx------");

    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
    new DropFolders(drop).open(DRAMMEN);
    assertThat(rights(folder)).isEqualTo("rwxrwx---");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_with_the_name_of_the_setting() throws IOException {
    Path file = Files.writeString(data.resolve("drop"), "not a folder");

    assertThatThrownBy(() -> new DropFolders(new DropSettings(file)).open(DRAMMEN))
        .hasMessageContainingAll("drammen", "hub.drop.directory");
  }

  private static DropSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("hub.drop", DropSettings.class);
  }
}
