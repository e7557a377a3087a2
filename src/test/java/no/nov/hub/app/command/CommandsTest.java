package no.nov.hub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"", "--hub.data=/srv/hub", "--server.port=8081 --debug"})
  void settings_alone_start_the_hub(String line) {
    assertThat(Commands.isCommand(words(line))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "kyes list, keys",
    "bakup kept.zip, backup",
    "Restore kept.zip, restore",
    "rebuld, rebuild",
    "kafak prepare, kafka"
  })
  void a_misspelt_command_starts_no_hub_and_the_right_one_is_named(String line, String meant) {
    assertThat(Commands.isCommand(words(line))).isTrue();
    assertThat(run(words(line))).isEqualTo(2);
    assertThat(err.toString()).contains(words(line)[0], meant).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "-Xmx384m", "--hub.data", "--version-of-hub", "start"})
  void what_is_neither_a_command_nor_a_setting_starts_no_hub(String word) {
    assertThat(Commands.isCommand(words(word))).isTrue();
    assertThat(run(word)).isEqualTo(2);
    assertThat(err.toString()).contains(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--hub.data=/srv/hub keys list",
        "--hub.data /srv/hub",
        "--server.port=8081 -Dx=y",
        "--hub.data=/srv/hub --hub.drop.directory"
      })
  void a_word_at_the_wrong_place_starts_no_hub(String line) {
    assertThat(Commands.isCommand(words(line))).isTrue();
    assertThat(run(words(line))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", "--version", "-V", "--version --debug"})
  void who_asks_for_help_or_the_version_gets_it_and_no_hub(String line) {
    assertThat(Commands.isCommand(words(line))).isTrue();
  }

  @Test
  void help_names_the_commands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).contains("keys", "backup", "restore", "rebuild", "person", "kafka");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys",
        "keys list",
        "keys add",
        "keys revoke",
        "audit",
        "audit list",
        "audit export",
        "audit check",
        "kafka",
        "kafka prepare",
        "backup",
        "person",
        "person export",
        "person erase",
        "restore",
        "rebuild",
        "accept-loss",
        "adopt-broker",
        "new-operator-key",
        "help"
      })
  void each_command_tells_its_usage_to_whoever_asks_for_it(String command) {
    for (String question : List.of("--help", "-h")) {
      out.getBuffer().setLength(0);

      assertThat(run(words(command + " " + question))).isZero();
      assertThat(out.toString()).contains("Usage: hub " + command, "--help");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void a_command_refuses_a_setting_that_nobody_reads() {
    assertThat(run("rebuild", "--hub.dta=x")).isEqualTo(1);

    assertThat(err.toString()).contains("no setting “hub.dta”", "Did you mean “hub.data”");
  }

  private static String[] words(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ");
  }

  private int run(String... words) {
    return Commands.run(Map.of(), new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
