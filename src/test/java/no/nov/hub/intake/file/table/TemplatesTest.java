package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.participant.Participant;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

  private static final Templates TEMPLATES = new Templates(DropBox.MUNICIPALITIES);
  private static final Optional<Participant> NOBODY = Optional.empty();
  private static final Optional<Participant> DRAMMEN = Optional.of(DropBox.DRAMMEN);

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  static List<String> names() {
    return TEMPLATES.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_template_laid_in_untouched_is_refused_as_an_example(String name) {
    for (Optional<Participant> asker : List.of(NOBODY, DRAMMEN)) {
      refusedAsExample(box.drop(name + ".csv", TEMPLATES.csv(name, asker)));
      refusedAsExample(box.drop(name + ".xlsx", TEMPLATES.xlsx(name, asker)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void so_is_one_that_another_program_saved_anew(String name) {
    String saved =
        new String(TEMPLATES.csv(name, DRAMMEN), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .replace(": ", ":\u00A0")
            .replace("Eksempel", "EKSEMPEL");
    refusedAsExample(box.drop(name + ".csv", saved));
  }

  private static void refusedAsExample(List<Entry> entries) {
    assertThat(entries)
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry).isInstanceOf(Unreadable.class);
              assertThat(codes(entry)).containsOnly("example");
              assertThat(reasons(entry).get(0).message().nb())
                  .contains("Raden er eksempelet fra malen.");
            });
  }

  @Test
  void own_rows_in_the_place_of_the_examples_pass_and_an_example_left_below_does_not() {
    String template = new String(TEMPLATES.csv("medlemstall", DRAMMEN), StandardCharsets.UTF_8);
    String[] lines = template.split("\r\n");
    List<Entry> entries =
        box.drop(
            "tall.csv",
            lines[0]
                + "\n31.12.2025;980;930;10;35;5;80;40;24500;9;760;110;12;drammen\n"
                + lines[2]);

    assertThat(entries).hasSize(2);
    assertThat(DropBox.data(entries.get(0)).at("/byMunicipality/3314").asInt()).isEqualTo(12);
    assertThat(entries.get(1).place().nb()).isEqualTo("Rad 3");
    assertThat(codes(entries.get(1))).containsExactly("example");
  }

  @Test
  void what_is_left_of_an_example_in_an_own_row_is_named() {
    List<Entry> entries =
        box.drop("tall.csv", "dato;medlemmer;ansatte;studenter\n31.12.2025;980;Eksempel: 9;3\n");
    assertThat(codes(entries.get(0))).containsExactly("example");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "Noe i raden er fortsatt eksempelet fra malen: ansatte. Skriv deres egne opplysninger"
                + " der, eller tøm cellene.");
  }

  @Test
  void the_figures_and_titles_of_an_example_may_be_true() {
    assertThat(only(box.drop("a.csv", "dato;medlemmer\n31.12.2025;980\n")).get("members").asInt())
        .isEqualTo(980);
    String own = "tittel;start\nFrokostmøte om kraft: et eksempel;12.01.2027 08:00\n";
    assertThat(only(box.drop("b.csv", own)).get("title").stringValue())
        .isEqualTo("Frokostmøte om kraft: et eksempel");
  }

  @Test
  void a_key_gets_its_own_municipalities_and_id() {
    assertThat(header(TEMPLATES.csv("medlemstall", DRAMMEN)))
        .endsWith(";3301 Drammen;3312 Lier;3314 Øvre Eiker;forening");
    assertThat(header(TEMPLATES.csv("moter", DRAMMEN))).endsWith(";eier");
    assertThat(header(TEMPLATES.csv("medlemstall", NOBODY))).endsWith(";ansatte");
  }

  private static String header(byte[] csv) {
    return new String(csv, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
  }

  @Test
  void the_header_is_bold_and_stays_in_sight() throws IOException {
    byte[] bytes = TEMPLATES.xlsx("arrangementer", NOBODY);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
    }
  }

  @Test
  void a_workbook_is_filled_in_over_its_examples() throws IOException {
    ByteArrayOutputStream filled = new ByteArrayOutputStream();
    byte[] template = TEMPLATES.xlsx("medlemsliste", NOBODY);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      sheet.getRow(1).getCell(0).setCellValue(java.time.LocalDate.of(2026, 6, 30));
      sheet.getRow(1).getCell(1).setCellValue("974 760 673");
      sheet.removeRow(sheet.getRow(2));
      workbook.write(filled);
    }
    assertThat(only(box.drop("liste.xlsx", filled.toByteArray())).toString())
        .isEqualTo(
            "{\"asOf\":\"2026-06-30\",\"association\":\"drammen\",\"organisations\":[\"974760673\"]}");
  }
}
