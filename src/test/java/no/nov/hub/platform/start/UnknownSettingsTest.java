package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class UnknownSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "--hub.dta=x, hub.dta, hub.data",
    "--hub.embeded.kafka.port=1, hub.embeded.kafka.port, hub.embedded.kafka.port",
    "--hub.mail.smtp.hots=x, hub.mail.smtp.hots, hub.mail.smtp.host",
    "--hub.demo.mail.smtpport2=1, hub.demo.mail.smtpport2, hub.demo.mail.smtp-port",
    "--hub.routes.receive-fils.from=x, hub.routes.receive-fils.from, hub.routes.receive-files.from",
    "--sevrer.port=1, sevrer.port, server.port",
    "--server.prot=1, server.prot, server.port",
    "--spring.profile.active=demo, spring.profile.active, spring.profiles.active",
    "--spring.datasorce.url=x, spring.datasorce.url, spring.datasource.url"
  })
  void what_nobody_reads_is_refused_with_what_was_meant(String option, String name, String meant) {
    assertThatThrownBy(() -> UnknownSettings.refuse(commandLine(option)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("There is no setting “%s”", name)
        .hasMessageContaining("Did you mean “%s”?", meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--hub.data=x",
        "--hub.access.requestsPerSecond=1",
        "--hub.kafka.properties.[sasl.mechanism]=PLAIN",
        "--hub.kafka.properties.sasl.mechanism=PLAIN",
        "--hub.kafka.passwords.drammen=x",
        "--hub.participants[0].id=x",
        "--hub.feeds[0].url=x",
        "--hub.meetings.reminders=3d",
        "--hub.mail.oauth.token-url=x",
        "--server.port=1",
        "--server.ssl.bundle=x",
        "--debug",
        "--spring.profiles.active=demo",
        "--spring.config.location=x",
        "--spring.datasource.hikari.connection-timeout=500",
        "--logging.level.no.nov.hub=debug",
        "--management.endpoint.health.show-details=never",
        "--camel.main.routes-include-pattern=x"
      })
  void what_somebody_reads_is_not(String option) {
    assertThatCode(() -> UnknownSettings.refuse(commandLine(option))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${NOV_PASSWORD}", "login user=\"hub\" password=\"${NOV_PASSWORD:none}\";"})
  void what_another_setting_takes_its_value_from_is_not(String text) {
    ConfigurableEnvironment environment = commandLine("--NOV_PASSWORD=x");
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("file", Map.of("spring.datasource.password", text)));

    assertThatCode(() -> UnknownSettings.refuse(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("settingsInDocuments")
  void every_setting_that_the_documents_name_is_read(String name) {
    assertThatCode(() -> UnknownSettings.refuse(commandLine("--" + name + "=x")))
        .doesNotThrowAnyException();
  }

  static Stream<String> settingsInDocuments() throws IOException {
    StringBuilder documents = new StringBuilder();
    for (String document : List.of("connect", "groups", "operate", "settings", "speed")) {
      documents.append(Files.readString(Path.of("docs", document + ".md")));
    }
    return Pattern.compile("`(hub\\.[a-z.-]+[a-z])`")
        .matcher(documents)
        .results()
        .map(found -> found.group(1))
        .filter(
            name -> !name.matches("hub\\.(css|example\\.no)|hub\\.(kafka|mail\\.smtp|routes|mail)"))
        .distinct();
  }

  @Test
  void what_stands_in_a_file_beside_the_jar_is_looked_at_too() {
    ConfigurableEnvironment settings = commandLine();
    settings
        .getPropertySources()
        .addLast(new MapPropertySource("file [application.yml]", Map.of("hub.drop.folder", "x")));

    assertThatThrownBy(() -> UnknownSettings.refuse(settings))
        .hasMessageContaining("hub.drop.folder");
  }

  @Test
  void variables_of_others_are_left_alone() {
    ConfigurableEnvironment settings = commandLine();
    settings
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("hub.port", "tcp://10.0.0.1:8080")));

    assertThatCode(() -> UnknownSettings.refuse(settings)).doesNotThrowAnyException();
  }

  private static ConfigurableEnvironment commandLine(String... options) {
    ConfigurableEnvironment settings = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options));
    return settings;
  }
}
