package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import no.nov.hub.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Nobody else on the machine reads names and addresses. */
class ClosedFoldersTest {

  @TempDir Path directory;

  private Path data;

  @BeforeEach
  void name() {
    data = directory.resolve("data");
  }

  @Test
  void a_new_data_folder_is_the_hubs_alone_and_needs_no_word() {
    try (LogLines log = new LogLines()) {
      close();

      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(log.texts()).noneMatch(text -> text.contains("closed to them"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx", "rwxr-x---", "rwx--x--x"})
  void a_folder_that_others_could_look_into_is_closed_and_that_is_told(String before)
      throws IOException {
    make(data, before);
    try (LogLines log = new LogLines()) {
      close();

      assertThat(rights(data)).isEqualTo("rwx------");
      assertThat(log.texts())
          .anyMatch(text -> text.contains(before) && text.contains("hub.drop.directory"));
    }
  }

  @Test
  void database_broker_keys_and_mailboxes_of_an_earlier_start_are_closed_to_the_last_file()
      throws IOException {
    Path elsewhere = directory.resolve("keys");
    for (Path folder :
        new Path[] {data.resolve("db"), data.resolve("kafka/nov.events-0"), elsewhere}) {
      make(folder, "rwxr-xr-x");
      make(Files.writeString(folder.resolve("file"), "Ada Eksempel"), "rw-r--r--");
    }

    close();

    assertThat(rights(data.resolve("db/file"))).isEqualTo("rw-------");
    assertThat(rights(data.resolve("kafka/nov.events-0"))).isEqualTo("rwx------");
    assertThat(rights(data.resolve("kafka/nov.events-0/file"))).isEqualTo("rw-------");
    assertThat(rights(elsewhere)).isEqualTo("rwx------");
    assertThat(rights(elsewhere.resolve("file"))).isEqualTo("rw-------");
  }

  @Test
  void drop_folders_and_what_is_not_the_hubs_stay_as_the_operator_made_them() throws IOException {
    Path drop = data.resolve("drop/drammen");
    make(drop, "rwxrwx---");
    Path others = make(Files.writeString(directory.resolve("other"), "x"), "rw-r--r--");
    make(data.resolve("db"), "rwx------");
    Files.createSymbolicLink(data.resolve("db/link"), others);

    close();

    assertThat(rights(drop)).isEqualTo("rwxrwx---");
    assertThat(rights(others)).isEqualTo("rw-r--r--");
  }

  @Test
  void nothing_is_left_of_the_look_and_a_closed_folder_is_not_told_of() throws IOException {
    make(data, "rwx------");
    try (LogLines log = new LogLines()) {
      close();

      assertThat(data).isEmptyDirectory();
      assertThat(log.texts()).noneMatch(text -> text.contains("closed to them"));
    }
  }

  @Test
  void a_file_system_without_rights_is_known() throws IOException {
    URI zip = URI.create("jar:" + directory.resolve("files.zip").toUri());
    try (FileSystem without = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertThat(ClosedFolders.hasRights(Files.createDirectory(without.getPath("/data"))))
          .isFalse();
      assertThat(ClosedFolder.make(without.getPath("/new/data"))).isDirectory();
    }
    assertThat(ClosedFolders.hasRights(directory)).isTrue();
  }

  @Test
  void data_that_is_a_file_is_told_as_one() throws IOException {
    Files.writeString(data, "");

    assertThatThrownBy(this::close)
        .isInstanceOfSatisfying(CannotStart.class, e -> assertThat(e.mayPass()).isFalse())
        .hasMessageContaining(data + " (hub.data) is a file and no folder")
        .hasMessageContaining("--hub.data=");
  }

  /** Not even root may write there, who runs some of the tests. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void data_where_nothing_can_be_written_is_told_so() {
    data = Path.of("/proc/hub");

    assertThatThrownBy(this::close)
        .isInstanceOfSatisfying(CannotStart.class, e -> assertThat(e.mayPass()).isFalse())
        .hasMessageContaining("/proc/hub (hub.data) cannot be written to")
        .hasMessageContaining("--hub.data=");
  }

  private void close() {
    ClosedFolders folders = new ClosedFolders();
    folders.setEnvironment(
        new MockEnvironment()
            .withProperty("hub.data", data.toString())
            .withProperty("hub.access.secrets", directory.resolve("keys").toString())
            .withProperty("hub.embedded.kafka.directory", data.resolve("kafka").toString()));
    folders.postProcessBeanFactory(null);
  }

  private static Path make(Path path, String rights) throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(path);
    }
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
