package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts with which a hub is started or built, where Java is not as it should be. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HubScriptTest {

  private static final List<String> TOOLS = List.of("dirname", "mkdir", "touch", "rm");

  @TempDir Path directory;

  private record Said(int code, List<String> lines) {}

  @BeforeEach
  void a_path_without_java() throws IOException {
    Files.createDirectories(directory.resolve("bin"));
    for (String tool : TOOLS) {
      Path real =
          List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      script(directory.resolve("bin").resolve(tool), "exec %s \"$@\"".formatted(real));
    }
    for (String script : List.of("hub", "mvnw")) {
      Files.copy(Path.of(script), directory.resolve(script));
    }
    Files.writeString(directory.resolve("nov-hub.jar"), "");
  }

  @ParameterizedTest
  @CsvSource({"hub,11.0.2", "hub,1.8.0_392", "hub,16-ea", "mvnw,11.0.2", "mvnw,1.8.0_392"})
  void a_java_that_is_too_old_is_told_in_both_languages_with_what_to_do(
      String script, String version) throws Exception {
    java(
        "echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=1'; echo 'openjdk version \"%s\" 2019-01-15'"
            .formatted(version));

    Said said = run(script);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.lines()).hasSize(2);
    assertThat(said.lines().get(0)).contains("17 eller nyere", version + ": Installer", "adoptium");
    assertThat(said.lines().get(1)).contains("17 or newer", version + ": install", "adoptium");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub", "mvnw"})
  void where_no_java_is_both_languages_tell_what_to_install(String script) throws Exception {
    tellsThatThereIsNone(run(script));
  }

  /** As macOS has it, where none is installed. */
  @ParameterizedTest
  @ValueSource(strings = {"hub", "mvnw"})
  void a_java_that_only_says_that_there_is_none_is_none(String script) throws Exception {
    java("echo 'Unable to locate a Java Runtime.'; exit 1");

    tellsThatThereIsNone(run(script));
  }

  private static void tellsThatThereIsNone(Said said) {
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.lines()).hasSize(2);
    assertThat(said.lines().get(0)).contains("Java som virker: Installer", "17 eller nyere");
    assertThat(said.lines().get(1)).contains("Java", "works: install", "17 or newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.1", "25-ea", "101"})
  void with_a_java_that_is_new_enough_the_hub_starts(String version) throws Exception {
    java(
        "[ \"$1\" = -version ] && echo 'openjdk version \"%s\"' || { mkdir -p fast; echo \"$@\"; }"
            .formatted(version));

    Said said = run("hub");

    assertThat(said.code()).isZero();
    assertThat(said.lines().get(said.lines().size() - 1)).endsWith("nov-hub.jar --an-option");
  }

  @Test
  void what_the_hub_writes_is_for_its_own_user_alone() throws Exception {
    java("[ \"$1\" = -version ] && echo 'openjdk version \"17\"' || { mkdir -p fast; umask; }");

    assertThat(run("hub").lines()).last().isEqualTo("0077");
  }

  @Test
  void maven_asks_the_java_of_java_home() throws Exception {
    java("echo 'openjdk version \"21\"'");
    Path home = Files.createDirectories(directory.resolve("old/bin"));
    script(home.resolve("java"), "echo 'openjdk version \"11\"'");

    assertThat(run("mvnw", "JAVA_HOME=" + home.getParent()).lines().get(1))
        .contains("Java here is version 11");
  }

  private void java(String does) throws IOException {
    script(directory.resolve("bin/java"), does);
  }

  private static void script(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Said run(String script, String... environment) throws Exception {
    ProcessBuilder process =
        new ProcessBuilder("/bin/sh", directory.resolve(script).toString(), "--an-option");
    process.environment().clear();
    process.environment().put("PATH", directory.resolve("bin").toString());
    for (String variable : environment) {
      String[] parts = variable.split("=", 2);
      process.environment().put(parts[0], parts[1]);
    }
    Process started = process.redirectErrorStream(true).start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(started.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Said(started.exitValue(), said.lines().toList());
  }
}
