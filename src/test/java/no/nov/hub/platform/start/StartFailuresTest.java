package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

class StartFailuresTest {

  @TempDir Path directory;

  @Test
  void a_taken_port_is_told_with_the_setting() {
    FailureAnalysis told = new PortTaken().analyze(new PortInUseException(8080));

    assertThat(told.getDescription()).contains("perhaps another hub", "8080");
    assertThat(told.getAction()).contains("--server.port=");
  }

  @Test
  void what_has_a_sentence_is_told_in_it_however_deep_it_lies() {
    FailureAnalysis told =
        new ToldInASentence()
            .analyze(new IllegalStateException("outer", new CannotStart("Do this.")));

    assertThat(told.getDescription()).isEqualTo("Do this.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.data",
        "hub.access.secrets",
        "hub.drop.directory",
        "hub.embedded.kafka.directory"
      })
  void a_folder_that_cannot_be_written_is_told_by_the_name_of_its_setting(String name)
      throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");

    assertThatThrownBy(() -> look(new MockEnvironment().withProperty(name, file.toString())))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("(" + name + ") is a file and no folder")
        .hasMessageContaining("--" + name + "=");
  }

  @Test
  void a_folder_that_would_lie_in_a_file_is_told_with_that_file() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");

    assertThatThrownBy(
            () ->
                look(
                    new MockEnvironment()
                        .withProperty("hub.data", file.resolve("hub/data").toString())))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("would lie in " + file + ", which is a file");
  }

  @Test
  void where_the_broker_would_be_does_not_matter_with_an_outside_kafka() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");

    assertThatCode(
            () ->
                look(
                    new MockEnvironment()
                        .withProperty("hub.embedded.kafka.enabled", "false")
                        .withProperty("hub.embedded.kafka.directory", file.toString())))
        .doesNotThrowAnyException();
  }

  @Test
  void a_folder_that_is_not_there_yet_is_made_and_nothing_is_left_in_it() {
    Path data = directory.resolve("new/data");

    look(new MockEnvironment().withProperty("hub.data", data.toString()));

    assertThat(data).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a,b", "a;b", "a%41b", "a?b", "a\\b", "a\nb", "a\u2028b", "a{{b}}", "ab "})
  void a_path_that_a_part_would_take_for_something_else_is_told_before_anything_is_written(
      String name) {
    Path data = directory.resolve(name).resolve("data");

    assertThatThrownBy(() -> plain(new MockEnvironment().withProperty("hub.data", data.toString())))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("(hub.data) has ")
        .hasMessageContaining("--hub.data=")
        .hasMessageNotContaining("\n");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ås og Røyken", "a#b", "a'b", "a\"b", "a&b", "a+b", "a(b)", "a$b", "a=b"})
  void other_paths_are_nobodys_business(String name) {
    assertThatCode(
            () ->
                plain(
                    new MockEnvironment()
                        .withProperty("hub.data", directory.resolve(name).toString())
                        .withProperty("hub.drop.directory", name)
                        .withProperty("hub.embedded.kafka.directory", "../" + name)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_path_with_no_room_for_what_lies_below_it_is_told() {
    Path data = directory;
    while (data.toString().length() < 4000) {
      data = data.resolve("x".repeat(Math.min(200, 4000 - data.toString().length())));
    }
    String path = data.toString();

    assertThatThrownBy(() -> look(new MockEnvironment().withProperty("hub.data", path)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--hub.data=");
  }

  private static void plain(MockEnvironment settings) {
    PlainPaths.faults(settings)
        .forEach(
            fault -> {
              throw new CannotStart(fault.english());
            });
  }

  private static void look(MockEnvironment settings) {
    WritableFolders folders = new WritableFolders();
    folders.setEnvironment(settings);
    folders.postProcessBeanFactory(null);
  }
}
