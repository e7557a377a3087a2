package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editor knows of the hub's settings: the build gathers it from the comments beside them.
 */
class SettingsMetadataTest {

  private static final Path METADATA =
      Path.of("target/classes/META-INF/spring-configuration-metadata.json");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(hub\\.[^`]+)` \\|");

  @Test
  void editors_know_every_setting_of_the_document_and_no_other() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(Path.of("docs/settings.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertThat(settings())
        .filteredOn(setting -> !isOld(setting))
        .extracting(SettingsMetadataTest::name)
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void each_is_described_in_plain_words() throws IOException {
    assertThat(settings())
        .allSatisfy(
            setting ->
                assertThat(setting.path("description").asString(""))
                    .as(name(setting))
                    .hasSizeGreaterThan(9)
                    .doesNotContain("{@"));
  }

  @Test
  void names_of_before_are_crossed_out_and_say_what_to_write() throws IOException {
    assertThat(settings())
        .filteredOn(SettingsMetadataTest::isOld)
        .allSatisfy(
            setting ->
                assertThat(setting.path("deprecation").path("replacement").asString(""))
                    .isEqualTo("hub.public-url"))
        .extracting(SettingsMetadataTest::name)
        .containsExactlyInAnyOrderElementsOf(RenamedSettings.old().toList());
  }

  private static List<JsonNode> settings() throws IOException {
    JsonNode all = new JsonMapper().readTree(Files.readString(METADATA)).path("properties");
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private static String name(JsonNode setting) {
    return setting.path("name").asString();
  }

  private static boolean isOld(JsonNode setting) {
    return setting.has("deprecation");
  }
}
