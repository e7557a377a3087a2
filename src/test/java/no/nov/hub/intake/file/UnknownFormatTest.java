package no.nov.hub.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import no.nov.hub.intake.file.content.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is not read is refused by name, with what to do with one of its kind. */
class UnknownFormatTest {

  @ParameterizedTest
  @CsvSource({
    "tall.ODS, lagre det som Excel-arbeidsbok (.xlsx)",
    "tall.xls, lagre det som Excel-arbeidsbok (.xlsx)",
    "tall.tsv, CSV UTF-8 (.csv)",
    "alt.zip, Pakk den ut",
    "brev.pdf, en av malene",
    "brev.docx, en av malene",
    "skjerm.png, Send tabellen selv",
    "videre.eml, lagre filene i den",
    "Winmail.dat, Velg formatet HTML",
    "smime.p7m, uten kryptering",
    "data.dat, har et format som ikke kan leses",
    "tall, har et format som ikke kan leses"
  })
  void advice_fits_the_kind(String name, String advice) {
    Entry.Unreadable refused = (Entry.Unreadable) UnknownFormat.of(name);

    assertThat(refused.reasons().get(0).message().nb()).contains("«" + name + "»", advice);
  }
}
