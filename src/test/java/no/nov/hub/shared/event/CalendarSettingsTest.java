package no.nov.hub.shared.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void without_settings_the_domain_is_an_example() {
    assertThat(settings(Map.of())).isEqualTo(new CalendarSettings("hub.example.no"));
  }

  @Test
  void all_settings_are_read() {
    CalendarSettings settings = settings(Map.of("hub.calendar.domain", "nov.example.no"));

    assertThat(settings.domain()).isEqualTo("nov.example.no");
  }

  @Test
  void wrong_settings_are_named() {
    assertThatThrownBy(() -> new CalendarSettings("ikke et domene"))
        .hasMessageContaining("hub.calendar.domain");
  }
}
