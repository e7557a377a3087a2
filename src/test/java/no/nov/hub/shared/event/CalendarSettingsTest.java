package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CalendarSettingsTest {

  private static CalendarSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("hub.calendar", CalendarSettings.class);
  }

  @Test
  void without_settings_the_domain_is_an_example_and_the_outside_unknown() {
    assertThat(settings(Map.of())).isEqualTo(new CalendarSettings("hub.example.no", null));
    assertThat(settings(Map.of()).outside("/calendar.ics")).isEmpty();
  }

  @Test
  void all_settings_are_read() {
    CalendarSettings settings =
        settings(
            Map.of(
                "hub.calendar.domain", "nov.example.no",
                "hub.calendar.public-url", "https://nov.example.no"));

    assertThat(settings.domain()).isEqualTo("nov.example.no");
    assertThat(settings.outside("/calendar.ics"))
        .contains(URI.create("https://nov.example.no/calendar.ics"));
  }

  @Test
  void wrong_settings_are_named() {
    assertThatThrownBy(() -> new CalendarSettings("ikke et domene", null))
        .hasMessageContaining("hub.calendar.domain");
    assertThatThrownBy(() -> new CalendarSettings("a.no", "nov.example.no/"))
        .hasMessageContaining("hub.calendar.public-url");
  }
}
