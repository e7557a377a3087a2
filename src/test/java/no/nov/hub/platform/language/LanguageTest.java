package no.nov.hub.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"en, EN", "nb, NB", "nn, NB", "null, NB", "de, NB"})
  void whoever_does_not_read_english_reads_norwegian(String code, Language language) {
    assertThat(Language.of(code)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB,en;q=0.8", "de, en;q=0.5, nb;q=0.4", "EN-us"})
  void english_is_for_those_who_ask_for_it_first(String header) {
    assertThat(Language.accepted(header)).isEqualTo(Language.EN);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"nb-NO, en;q=0.9", "sv, en", "da;q=0.9, en;q=0.8", "de", "*", ";;;"})
  void norwegian_is_for_all_others(String header) {
    assertThat(Language.accepted(header)).isEqualTo(Language.NB);
  }

  @Test
  void a_text_is_read_in_the_language() {
    Text text = new Text("ja", "yes");

    assertThat(Language.NB.choose(text)).isEqualTo("ja");
    assertThat(Language.EN.choose(text)).isEqualTo("yes");
  }
}
