package no.nov.hub.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class FileSettingsTest {

  private static FileSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("hub.files", FileSettings.class);
  }

  @Test
  void without_settings_the_defaults_hold() {
    assertThat(bound(Map.of()))
        .isEqualTo(new FileSettings(DataSize.ofMegabytes(10), "hub.example.no"));
  }

  @Test
  void every_setting_can_be_set() {
    assertThat(bound(Map.of("hub.files.max-size", "2MB", "hub.files.own-domain", "nov.example.no")))
        .isEqualTo(new FileSettings(DataSize.ofMegabytes(2), "nov.example.no"));
  }

  @Test
  void nonsense_is_refused_by_the_name_of_the_setting() {
    assertThatThrownBy(() -> new FileSettings(DataSize.ofBytes(0), "hub.example.no"))
        .hasMessageContaining("hub.files.max-size");
    assertThatThrownBy(() -> new FileSettings(DataSize.ofMegabytes(1), " "))
        .hasMessageContaining("hub.files.own-domain");
  }
}
