package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nov.hub.OwnProcess;
import no.nov.hub.OwnProcess.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is wrong with settings is told at once, with what to write instead. */
class SettingsCheckTest {

  @TempDir Path directory;

  @Test
  void a_hub_with_faults_of_many_kinds_tells_them_all_and_writes_nothing() throws IOException {
    Path data = directory.resolve("data");
    Path file =
        Files.writeString(
            directory.resolve("application.yml"),
            """
            hub:
              data: %s
              public-url: hub.example.no/
              planning:
                remind-before: soon
              quota:
                per-day: -1MB
                participants:
                  dramen: 1GB
              mail:
                address: NOV
                smtp:
                  port: 70000
                  connections: 0
                  hots: smtp.example.no
                  password: ${NOBODY_SETS_THIS}
                oauth:
                  token-url: https://login.example.no/token
              feeds:
                - participant: modum
                  url: ftp://example.no/SECRET.ics
                - participant: modum
                  url: https://example.no/SECRET.ics
                  evry: 1h
                - participant: nobody
                  url: https://example.no/SECRET.ics
                - participant: modum
                  every: never
            spring:
              datasource:
                generate-unique-name: perhaps
            server:
              shutdown: slowly
            """
                .formatted(data));

    Said hub = OwnProcess.run("--spring.config.additional-location=" + file, "--server.port=99999");

    assertThat(hub.text())
        .contains("APPLICATION FAILED TO START", " settings are wrong", " innstillinger er feil")
        .contains("hub.public-url must begin with https://", "må begynne med https://")
        .contains("hub.planning.remind-before must be a time such as", "not 'soon'", "ikke «soon»")
        .contains("hub.quota.per-day must be a size above nothing, such as 200MB, not '-1MB'")
        .contains("hub.mail.smtp.port must be from 0 to 65535, not '70000'", "fra 0 til 65535")
        .contains("hub.mail.address must be a lower-case address")
        .contains("hub.mail.smtp.connections must be from 1 to 20")
        .contains("“hub.mail.smtp.hots”. Did you mean “hub.mail.smtp.host”?")
        .contains("hub.mail.smtp.password takes its value from ${NOBODY_SETS_THIS}")
        .contains("hub.mail.oauth.client-id: is needed", "hub.mail.oauth.client-secret: is needed")
        .contains("the url of the feed of 'modum' must begin with https://")
        .contains("“hub.feeds[1].evry”. Did you mean “hub.feeds[1].every”?")
        .contains("hub.feeds[3].every must be a time such as")
        .contains("spring.datasource.generate-unique-name must be true or false, not 'perhaps'")
        .contains("server.shutdown must be one of graceful, immediate, not 'slowly'")
        .contains("server.port must be from 0 to 65535, not '99999'")
        .contains("(hub.mail.smtp.port: application.yml:13)", "(hub.feeds[0]: application.yml:20)")
        .doesNotContain("SECRET", "\tat ");
    assertThat(hub.code()).isEqualTo(78);
    assertThat(data).doesNotExist();
  }

  @Test
  void what_fits_no_participant_is_told_with_the_rest() {
    assertThat(
            faults(
                Map.of(
                    "hub.quota.participants.dramen",
                    "1GB",
                    "hub.feeds[0].participant",
                    "modumm",
                    "hub.feeds[0].url",
                    "https://example.no/a.ics",
                    "hub.meetings.reminders",
                    "3d,-1d")))
        .extracting(SettingFault::english)
        .anyMatch(told -> told.contains("no participant has the id 'dramen'; known are drammen"))
        .anyMatch(told -> told.contains("no participant has the id 'modumm'"))
        .anyMatch(told -> told.startsWith("hub.meetings.reminders must be times before"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "hub.disk.warn, many",
    "hub.municipalities[0].from, yesterday",
    "hub.participants[0].kind, club",
    "hub.feeds[2].url, https://example.no/a.ics",
    "hub.quota.participants.asker, much"
  })
  void what_only_follows_from_a_fault_is_not_told(String name, String value) {
    assertThat(faults(Map.of(name, value)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.english()).contains(name))
        .satisfies(fault -> assertThat(fault.norwegian()).contains(name));
  }

  @Test
  void the_hub_as_it_comes_has_no_fault() {
    assertThat(faults(Map.of())).isEmpty();
  }

  private static List<SettingFault> faults(Map<String, Object> given) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    ConfigurationPropertySources.attach(environment);
    return SettingsReader.faults(environment, UnknownSettings.allTypes());
  }
}
