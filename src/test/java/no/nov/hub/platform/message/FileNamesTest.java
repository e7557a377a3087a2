package no.nov.hub.platform.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kalender.ics",
        "Kalender.ICS",
        "kalender (1).ics",
        "kalender(12).ics",
        "kalender"
      })
  void a_file_is_known_again_by_its_name_and_so_is_its_second_download(String name) {
    assertThat(FileNames.known(name)).isEqualTo("kalender");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tall (2026).csv", "(1).csv", "tall (mars).csv", "tall 1.csv"})
  void other_names_stay_as_they_are(String name) {
    assertThat(FileNames.known(name)).isEqualTo(name.substring(0, name.length() - 4));
  }

  @Test
  void of_several_copies_the_last_number_alone_is_taken_away() {
    assertThat(FileNames.known("tall (1) (2).csv")).isEqualTo("tall (1)");
  }
}
