package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.platform.message.KnownIssue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Positions, a row each: people know an issue by its title. */
class PositionFileTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
    box.know(new KnownIssue("ntp", "Nasjonal transportplan 2022–2033"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sak;sakstittel;standpunkt\n;Nasjonal transportplan 2022-2033;for\n",
        "sak;standpunkt\nNasjonal transportplan 2022–33;for\n",
        "sak;sakstittel;standpunkt\nNTP;nasjonal transportplan, 2022 - 2033;for\n"
      })
  void a_known_issue_is_found_by_its_title(String table) {
    JsonNode data = only(box.drop("standpunkt.csv", table));

    assertThat(data.get("issue").get("id").asString()).isEqualTo("ntp");
    assertThat(data.get("issue").get("title").asString()).containsIgnoringCase("transportplan");
  }

  @Test
  void an_id_that_is_written_stands() {
    JsonNode data = only(box.drop("s.csv", "sak;sakstittel;standpunkt\nviken;Behold Viken;for\n"));

    assertThat(data.get("issue").get("id").asString()).isEqualTo("viken");
  }

  @Test
  void an_unknown_title_is_refused_with_an_id_to_write() {
    List<Entry> entries =
        box.drop("s.csv", "sak;sakstittel;standpunkt\n;Økt båttrafikk i Ås;for\n");

    assertThat(codes(entries.get(0))).containsExactly("unknown_issue");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("ingen kjent sak heter «Økt båttrafikk i Ås»", "for eksempel okt-battrafikk-i-as")
        .doesNotContain("Er det «");
  }

  @Test
  void one_that_is_nearly_known_is_asked_about() {
    List<Entry> entries = box.drop("s.csv", "sak;standpunkt\nNasjonal transportplan;for\n");

    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .contains("Er det «Nasjonal transportplan 2022–2033», skriv ntp i kolonnen «sak».");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sak;sakstittel;Standpunkt;støtter\nviken;Behold Viken;støtter;\n",
        "sak;sakstittel;Standpunkt\nviken;Behold Viken;støtter\n"
      })
  void support_that_does_not_say_of_whom_is_told_where_to_write_it(String table) {
    List<Entry> entries = box.drop("s.csv", table);

    assertThat(codes(entries.get(0))).containsExactly("missing");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«Standpunkt» er støtter, men det står ikke hvem. Skriv hvem dere støtter i kolonnen «støtter», for eksempel kongsberg.");
  }
}
