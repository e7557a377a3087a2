package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files of the kinds that people's programs really write. */
class RealTablesTest {

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  private FileContent content(String name) throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/tables/" + name)) {
      return box.content(Files.write(folder.resolve(name), file.readAllBytes()));
    }
  }

  private List<Entry> read(String name) throws IOException {
    return content(name).entries();
  }

  private static List<String> notes(FileContent content) {
    return content.notes().stream().map(Text::nb).toList();
  }

  @Test
  void a_hidden_sheet_is_not_read() throws IOException {
    FileContent content = content("hidden-first-sheet.xlsx");
    assertThat(only(content.entries()).toString())
        .contains("\"asOf\":\"2026-06-30\"", "\"members\":998");
    assertThat(notes(content)).containsExactly("Skjulte ark er ikke lest: «Ark1».");
  }

  @Test
  void a_second_filled_sheet_is_told() throws IOException {
    FileContent content = content("two-sheets.xlsx");
    assertThat(only(content.entries()).get("members").asInt()).isEqualTo(921);
    assertThat(notes(content))
        .containsExactly(
            "Bare arket «Ark1» er lest. Dette er også fylt ut, men ikke lest: «Ark2». Legg det inn"
                + " i en egen fil hvis det skal med.");
  }

  @Test
  void hidden_rows_count_and_are_told() throws IOException {
    FileContent content = content("hidden-rows-total.xlsx");
    assertThat(data(content.entries().get(1)).get("members").asInt()).isEqualTo(991);
    assertThat(codes(content.entries().get(2))).containsExactly("not_a_date");
    assertThat(notes(content))
        .containsExactly(
            "Skjulte eller filtrerte rader i arket er lest som de andre: rad 3. Slett dem og send"
                + " filen på nytt hvis de ikke skal med.");
  }

  @Test
  void escaped_characters_are_those_that_they_stand_for() throws IOException {
    JsonNode event = only(read("x000d.xlsx"));
    assertThat(event.get("title").stringValue()).isEqualTo("Kurs i regnskap");
    assertThat(event.at("/venue/name").stringValue()).isEqualTo("Festsalen");
    assertThat(event.get("summary").stringValue()).isEqualTo("Bindende \npåmelding\tinnen fredag");
  }

  @Test
  void dates_as_iso_texts_and_strict_workbooks_are_read() throws IOException {
    assertThat(read("iso-dates.xlsx").stream().map(entry -> data(entry).get("asOf").stringValue()))
        .containsExactly("2026-06-30", "2026-05-31", "2026-04-30");
    assertThat(only(read("strict.xlsx")).get("asOf").stringValue()).isEqualTo("2026-06-30");
    assertThat(only(read("prefixed.xlsx")).get("members").asInt()).isEqualTo(1003);
  }

  @Test
  void times_with_few_decimals_are_to_the_minute() throws IOException {
    JsonNode event = only(read("few-decimals.xlsx"));
    assertThat(event.get("start").stringValue()).isEqualTo("2027-01-13T08:00");
    assertThat(event.get("end").stringValue()).isEqualTo("2027-01-13T09:30");
  }

  @Test
  void invisible_marks_and_formulas_that_keep_a_text_do_no_harm() throws IOException {
    assertThat(only(read("lrm-date.csv")).get("asOf").stringValue()).isEqualTo("2025-06-30");
    JsonNode count = only(read("text-formula.csv"));
    assertThat(count.get("asOf").stringValue()).isEqualTo("2023-12-31");
    assertThat(count.get("members").asInt()).isEqualTo(978);
  }

  @Test
  void lines_that_a_spreadsheet_left_whole_are_read() throws IOException {
    assertThat(only(read("line-quoted.csv")).get("members").asInt()).isEqualTo(980);
    refused(box.drop("en.csv", "\"dato;medlemmer\"\n\"2026-09-30;1\";2\n"), "unknown_table");
    assertThat(
            reasons(box.drop("en.csv", "\"dato;medlemmer\"\n\"2026-09-30;1\";2\n").get(0))
                .toString())
        .contains("anførselstegn");
  }

  @Test
  void letters_of_a_mac_and_what_windows_calls_unicode_are_read() throws IOException {
    JsonNode event = only(read("macroman.csv"));
    assertThat(event.get("title").stringValue()).isEqualTo("Frokostmøte");
    assertThat(event.at("/venue/name").stringValue()).isEqualTo("Bragernæs");
    assertThat(event.get("summary").stringValue()).isEqualTo("Velkommen til møte på lørdag");
    assertThat(only(read("utf16.csv")).get("members").asLong()).isEqualTo(982);
  }

  @Test
  void what_is_no_table_is_refused() throws IOException {
    refused(read("html.xlsx"), "broken_workbook");
    refused(read("numbers-summary.xlsx"), "unknown_table");
  }

  @Test
  void a_number_is_read_or_its_row_refused() throws IOException {
    List<Entry> entries = read("numbers.csv");
    assertThat(
            entries.stream()
                .map(e -> e instanceof Found ? data(e).get("members").toString() : codes(e).get(0)))
        .containsExactly(
            "ambiguous_number",
            "ambiguous_number",
            "1003",
            "not_whole",
            "95",
            "not_a_number",
            "1003",
            "not_a_number",
            "not_a_number",
            "990",
            "not_a_number",
            "formula_error");
  }

  @Test
  void a_table_of_norwegian_excel_has_a_line_for_the_separator_and_a_total() throws IOException {
    List<Entry> entries = read("excel-nb.csv");
    assertThat(reasons(entries.get(0)).toString())
        .contains("data.byMunicipality.3301", "«3301 Drammen» er «7");
    assertThat(codes(entries.get(1))).contains("not_a_date");
  }

  @Test
  void a_fault_in_a_list_names_row_and_column() throws IOException {
    Found list = (Found) read("list-one-wrong.csv").get(0);
    Reason fault =
        Reason.of(
            "data.organisations[2]",
            "wrong_form",
            "«organisasjonsnummer» (organisations) er noe annet, men skal være ni sifre.",
            "“organisations” is something else, but must be nine digits.");
    assertThat(list.placed(List.of(fault)).get(0).message())
        .isEqualTo(
            new Text(
                "Rad 4: «Organisasjonsnummer» er noe annet, men skal være ni sifre.",
                "Row 4: “Organisasjonsnummer” is something else, but must be nine digits."));
  }

  @Test
  void one_spoiled_byte_spoils_one_character_and_is_told() throws IOException {
    byte[] bytes =
        "tittel;start\nFrokostmøte på rådhuset;2027-01-12\n".getBytes(StandardCharsets.UTF_8);
    bytes[18] = (byte) 0xFF;
    FileContent content = box.content(Files.write(folder.resolve("a.csv"), bytes));
    assertThat(only(content.entries()).get("title").stringValue())
        .isEqualTo("Froko\uFFFDtmøte på rådhuset");
    assertThat(notes(content)).hasSize(1).first().asString().contains("rad 2");
  }

  @Test
  void other_spreadsheets_are_refused_by_name() {
    for (String name : List.of("tall.ods", "tall.xls", "tall.numbers", "tall.xlsm")) {
      List<Entry> entries = box.drop(name, "x");
      refused(entries, "unknown_format");
      assertThat(reasons(entries.get(0)).get(0).message().nb())
          .contains("Excel-arbeidsbok (.xlsx)");
    }
  }
}
