package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFolderTest {

  private static final Path DONE = Path.of("done");
  private static final Path FILE = Path.of("tall.csv");

  @TempDir Path drop;
  private Path drammen;
  private Path asker;

  @BeforeEach
  void folders() throws IOException {
    drammen = Files.createDirectory(drop.resolve("drammen"));
    asker = Files.createDirectory(drop.resolve("asker"));
    Files.createDirectory(drammen.resolve("done"));
    Files.writeString(drammen.resolve(FILE), "x");
  }

  @Test
  void a_link_that_takes_the_place_of_a_folder_meanwhile_leads_nowhere() throws IOException {
    try (HeldFolder own = HeldFolder.of(drammen);
        HeldFolder done = own.within(DONE)) {
      Files.move(drammen.resolve("done"), drammen.resolve("gone"));
      Files.createSymbolicLink(drammen.resolve("done"), asker);

      done.write(Path.of("tall.csv.kvittering.txt"), "mottatt");
      own.move(FILE, done, FILE);
    }

    assertThat(asker).isEmptyDirectory();
    assertThat(drammen.resolve("gone/tall.csv")).hasContent("x");
    assertThat(drammen.resolve("gone/tall.csv.kvittering.txt")).hasContent("mottatt");
  }

  @Test
  void a_link_that_is_there_already_is_not_entered() throws IOException {
    Files.createSymbolicLink(drammen.resolve("rejected"), asker);

    try (HeldFolder own = HeldFolder.of(drammen)) {
      assertThatThrownBy(() -> own.within(Path.of("rejected")))
          .isInstanceOf(FileSystemException.class);
    }
  }

  @Test
  void a_text_replaces_a_link_and_does_not_follow_it() throws IOException {
    Path others = Files.writeString(asker.resolve("others"), "mine");
    Files.createSymbolicLink(drammen.resolve("note"), others);

    try (HeldFolder own = HeldFolder.of(drammen)) {
      own.write(Path.of("note"), "text");
    }

    assertThat(others).hasContent("mine");
    assertThat(drammen.resolve("note")).isRegularFile().hasContent("text");
  }

  @Test
  void a_text_has_the_rights_of_the_folder_that_is_held_and_not_of_what_took_its_place()
      throws IOException {
    give(drammen.resolve("done"), "rwxr-x---");
    give(asker, "rwxrwxrwx");

    try (HeldFolder own = HeldFolder.of(drammen);
        HeldFolder done = own.within(DONE)) {
      Files.move(drammen.resolve("done"), drammen.resolve("gone"));
      Files.createSymbolicLink(drammen.resolve("done"), asker);
      done.write(Path.of("note"), "mottatt");
    }

    assertThat(rights(drammen.resolve("gone/note"))).isEqualTo("rw-r-----");
  }

  @Test
  void a_folder_that_is_made_has_the_rights_of_the_one_that_it_is_in() throws IOException {
    give(drammen, "rwxrwx---");

    try (HeldFolder own = HeldFolder.of(drammen)) {
      own.make(Path.of("rejected"));
    }

    assertThat(rights(drammen.resolve("rejected"))).isEqualTo("rwxrwx---");
  }

  private static void give(Path folder, String rights) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
