package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** What lies beside the jar for whoever runs the hub. */
class DistributionTest {

  private static final Path FILES = Path.of("src", "main", "distribution");
  private static final Pattern METER = Pattern.compile("nov_[a-z_]+");

  @Test
  void every_setting_that_application_yml_shows_is_read_once_its_mark_is_taken_away()
      throws IOException {
    List<PropertySource<?>> shown = uncommented();

    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    shown.forEach(environment.getPropertySources()::addFirst);

    assertThat(environment.getProperty("hub.mail.imap.host")).isEqualTo("imap.example.no");
    assertThat(environment.getProperty("server.port")).isEqualTo("8080");
    assertThatCode(() -> UnknownSettings.refuse(environment)).doesNotThrowAnyException();
  }

  @Test
  void as_it_is_application_yml_changes_nothing() throws IOException {
    assertThat(Files.readAllLines(FILES.resolve("application.yml")))
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void the_dashboard_shows_meters_that_the_documents_describe() throws IOException {
    assertThat(meters(Files.readString(FILES.resolve("grafana.json"))))
        .isNotEmpty()
        .isSubsetOf(meters(Files.readString(Path.of("docs/operate.md"))));
  }

  private static List<PropertySource<?>> uncommented() throws IOException {
    String text =
        Files.readAllLines(FILES.resolve("application.yml")).stream()
            .filter(line -> line.startsWith("#") && !line.matches("# \\S.*"))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));
    return new YamlPropertySourceLoader()
        .load("application.yml", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Set<String> meters(String text) {
    return METER
        .matcher(text)
        .results()
        .map(found -> found.group().replaceAll("_(count|sum|max)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
