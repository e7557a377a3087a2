package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.env.StandardEnvironment;

/** That docs/settings.md names what the hub reads, and nothing else. */
class SettingsDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(hub\\.[^`]+)` \\|.*$");

  @Test
  void every_setting_of_the_hub_has_a_row_and_there_is_no_other_row() throws IOException {
    assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(read());
  }

  /** Web calendars, participants and municipalities. */
  @Test
  void the_row_of_a_list_names_all_that_stands_in_it() throws IOException {
    Map<String, String> rows = rows();

    assertThat(lists())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            list ->
                assertThat(list.inside())
                    .allSatisfy(
                        part -> assertThat(rows.get(list.name())).contains("`" + part + "`")));
  }

  private static Map<String, String> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/settings.md")))
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group()));
  }

  /** Those of routes are named in the hub's own application.yml, and stand there. */
  private static List<String> read() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return UnknownSettings.known(environment, UnknownSettings.allTypes()).names().stream()
        .filter(name -> !name.startsWith("hub.routes."))
        .toList();
  }

  private record Listed(String name, List<String> inside) {}

  private static List<Listed> lists() {
    return UnknownSettings.allTypes().stream().flatMap(SettingsDocumentTest::lists).toList();
  }

  private static Stream<Listed> lists(Class<?> settings) {
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value() + ".";
    return Arrays.stream(settings.getDeclaredConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
        .filter(part -> part.getParameterizedType() instanceof ParameterizedType)
        .flatMap(part -> lists(prefix + dashed(part.getName()), part));
  }

  private static Stream<Listed> lists(String name, Parameter part) {
    return Arrays.stream(((ParameterizedType) part.getParameterizedType()).getActualTypeArguments())
        .filter(of -> of instanceof Class<?> type && type.isRecord())
        .map(of -> new Listed(name, inside((Class<?>) of)));
  }

  private static List<String> inside(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(SettingsDocumentTest::dashed)
        .toList();
  }

  private static String dashed(String name) {
    return DataObjectPropertyName.toDashedForm(name);
  }
}
