package no.nov.hub.mail.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of the texts of others, and what is not. */
class ErasureTest {

  private final Erasure erasure =
      new Erasure("ola@kraft.no", Set.of("Ola Nord", "Even"), Set.of(), "erased-1", Instant.EPOCH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ola Nord sa ja. | (slettet) sa ja.",
        "Det var OLA NORD. | Det var (slettet).",
        "Vi følger Ola Nords forslag | Vi følger (slettet) forslag",
        "Skriv til <Ola@kraft.no>. | Skriv til <(slettet)>.",
        "Even | (slettet)",
        "Ola Nordmann sa ja | Ola Nordmann sa ja",
        "Ola Nord-Hansen | Ola Nord-Hansen",
        "carola@kraft.no, ola@kraft.noe, ola@kraft.no.example | carola@kraft.no, ola@kraft.noe, ola@kraft.no.example",
        "An even number | An even number",
        "Nikola Nord | Nikola Nord"
      })
  void names_and_addresses_go_and_those_of_others_stay(String before, String after) {
    assertThat(erasure.without(before)).isEqualTo(after);
  }
}
