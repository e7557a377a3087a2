package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.LogLines;
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
import org.springframework.core.env.SystemEnvironmentPropertySource;

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

  @ParameterizedTest
  @CsvSource({
    "--hub.feeds[1].ulr=x, hub.feeds[1].ulr, hub.feeds[1].url",
    "--hub.participants[0].shortname2=x, hub.participants[0].shortname2, hub.participants[0].short-name",
    "--hub.feeds.0.url=x, hub.feeds.0.url, hub.feeds[0].url",
    "--HUB.dta=x, HUB.dta, hub.data",
    "--hub.kafka.passwort=x, hub.kafka.passwort, hub.kafka.password",
    "--hub.calendar.publik-url=x, hub.calendar.publik-url, hub.calendar.domain"
  })
  void lists_are_looked_into_and_the_case_of_letters_hides_nothing(
      String option, String name, String meant) {
    what_nobody_reads_is_refused_with_what_was_meant(option, name, meant);
  }

  @Test
  void all_that_nobody_reads_is_told_at_once_in_both_languages() {
    assertThatThrownBy(() -> UnknownSettings.refuse(commandLine("--hub.dta=x", "--sevrer.port=1")))
        .hasMessageContainingAll(
            "“hub.data”", "“server.port”", "2 settings are wrong", "2 innstillinger er feil")
        .hasMessageContaining("Det finnes ingen innstilling «hub.dta». Mente du «hub.data»?");
  }

  @ParameterizedTest
  @CsvSource({
    "HUB_DTA, HUB_DATA",
    "HUB_MAIL_SMTP_HOTS, HUB_MAIL_SMTP_HOST",
    "HUB_PUBLIC_URI, HUB_PUBLICURL",
    "HUB_FEEDS_3_ULR, HUB_FEEDS_0_URL"
  })
  void a_misspelt_variable_is_refused_too(String variable, String meant) {
    assertThatThrownBy(() -> UnknownSettings.refuse(variables(variable)))
        .hasMessageContaining("There is no setting “%s”. Did you mean “%s”?", variable, meant)
        .hasMessageNotContaining("(" + variable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HUB_DATA",
        "HUB_PUBLIC_URL",
        "HUB_PUBLICURL",
        "HUB_CALENDAR_PUBLICURL",
        "HUB_MAIL_SMTP_PERMINUTE",
        "HUB_FEEDS_12_URL",
        "HUB_PARTICIPANTS_0_MUNICIPALITIES_1",
        "HUB_KAFKA_PROPERTIES_SASL_MECHANISM",
        "HUB_KAFKA_PASSWORDS_DRAMMEN",
        "HUB_ROUTES_PARK_TO",
        "HUB_FAST",
        "HUB_PATH",
        "HUB_PORT",
        "HUB_PORT_8080_TCP_ADDR",
        "HUB_SERVICE_HOST",
        "HUB_KAFKA_SERVICE_PORT",
        "HUB_TOKEN"
      })
  void variables_that_are_read_or_others_are_not(String variable) {
    assertThatCode(() -> UnknownSettings.refuse(variables(variable))).doesNotThrowAnyException();
  }

  @Test
  void a_variable_in_a_group_of_settings_that_nobody_reads_is_told_in_the_log() {
    try (LogLines log = new LogLines()) {
      UnknownSettings.refuse(variables("HUB_MAIL_SMTP_USER", "HUB_KAFKA_SERVICE_HOST"));

      assertThat(log.texts())
          .containsExactly(
              "The variable HUB_MAIL_SMTP_USER is no setting of the hub; perhaps HUB_MAIL_SMTP_USERNAME was meant");
    }
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

  private static ConfigurableEnvironment variables(String... names) {
    ConfigurableEnvironment settings = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    Map<String, Object> all = new HashMap<>();
    Arrays.stream(names).forEach(name -> all.put(name, "x"));
    settings
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, all));
    return settings;
  }

  private static ConfigurableEnvironment commandLine(String... options) {
    ConfigurableEnvironment settings = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(options));
    return settings;
  }
}
