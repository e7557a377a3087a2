package no.nov.hub.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import no.nov.hub.LogLines;
import no.nov.hub.platform.link.Links;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RenamedSettingsTest {

  private static final String ADDRESS = "hub.public-url";

  private static ConfigurableEnvironment file(Map<String, Object> settings) {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("file", settings));
    return environment;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.calendar.public-url",
        "hub.meetings.public-url",
        "hub.planning.public-url",
        "hub.minutes.public-url",
        "hub.charters.public-url",
        "hub.charters.publicUrl"
      })
  void an_old_name_still_works_and_the_log_says_what_to_write(String old) {
    ConfigurableEnvironment environment = file(Map.of(old, "https://a.example.no"));
    try (LogLines log = new LogLines()) {
      RenamedSettings.carryOver(environment);

      assertThat(log.texts())
          .singleElement()
          .asString()
          .contains("Write hub.public-url in place of hub.");
    }
    assertThat(environment.getProperty(ADDRESS)).isEqualTo("https://a.example.no");
    assertThatCode(() -> UnknownSettings.refuse(environment)).doesNotThrowAnyException();
  }

  @Test
  void old_names_that_agree_are_told_together() {
    ConfigurableEnvironment environment =
        file(
            Map.of(
                "hub.calendar.public-url",
                "https://a.example.no",
                "hub.meetings.public-url",
                "https://a.example.no",
                ADDRESS,
                "https://a.example.no"));
    try (LogLines log = new LogLines()) {
      RenamedSettings.carryOver(environment);

      assertThat(log.texts())
          .singleElement()
          .asString()
          .contains("hub.calendar.public-url, hub.meetings.public-url");
    }
    assertThat(environment.getProperty(ADDRESS)).isEqualTo("https://a.example.no");
  }

  @Test
  void names_that_do_not_agree_stop_the_start_with_a_sentence_that_names_them() {
    for (String other : List.of("hub.minutes.public-url", ADDRESS)) {
      ConfigurableEnvironment environment =
          file(
              Map.of(
                  "hub.calendar.public-url",
                  "https://a.example.no",
                  other,
                  "https://b.example.no"));

      assertThatThrownBy(
              () -> WrongStart.refuse(environment, RenamedSettings.carryOver(environment)))
          .isInstanceOf(CannotStart.class)
          .hasMessageContainingAll(
              "hub.calendar.public-url (https://a.example.no)",
              other + " (https://b.example.no)",
              "keep only hub.public-url");
    }
  }

  @Test
  void an_old_name_in_the_environment_gives_way_to_none_that_the_hub_brings_along() {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("HUB_CALENDAR_PUBLIC_URL", "https://a.example.no")));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "Config resource 'class path resource [application-demo.yml]'",
                Map.of(ADDRESS, "http://localhost:8080")));

    RenamedSettings.carryOver(environment);

    assertThat(environment.getProperty(ADDRESS)).isEqualTo("https://a.example.no");
  }

  @Test
  void who_leaves_the_old_names_empty_or_out_is_told_nothing() {
    ConfigurableEnvironment environment = file(Map.of("hub.calendar.public-url", ""));
    try (LogLines log = new LogLines()) {
      RenamedSettings.carryOver(environment);

      assertThat(log.texts()).isEmpty();
    }
    assertThat(environment.getProperty(ADDRESS)).isNull();
  }

  @EnableConfigurationProperties(Links.class)
  static class Hub {}

  @Test
  void links_begin_with_the_address_under_its_old_name() {
    new ApplicationContextRunner()
        .withUserConfiguration(Hub.class, SettingsCheck.class)
        .withPropertyValues("hub.planning.public-url=https://a.example.no")
        .run(
            hub ->
                assertThat(hub.getBean(Links.class).answer("abc"))
                    .contains("https://a.example.no/svar/abc"));
  }
}
