package no.nov.hub.intake.file.table;

import static no.nov.hub.intake.file.DropBox.codes;
import static no.nov.hub.intake.file.DropBox.data;
import static no.nov.hub.intake.file.DropBox.only;
import static no.nov.hub.intake.file.DropBox.reasons;
import static no.nov.hub.intake.file.DropBox.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.nov.hub.intake.file.DropBox;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.Text;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

public class XlsxFileTest {

  /**
   * Far more than it takes, on a machine with much else to do; without its bound it takes hours.
   */
  private static final Duration NOT_ENDLESS = Duration.ofSeconds(30);

  @TempDir Path folder;
  private DropBox box;

  @BeforeEach
  void open() {
    box = new DropBox(folder);
  }

  static byte[] workbook(Consumer<XSSFSheet> filling) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      filling.accept(workbook.createSheet("Ark1"));
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void row(XSSFSheet sheet, int number, Object... values) {
    var row = sheet.createRow(number);
    for (int i = 0; i < values.length; i++) {
      var cell = row.createCell(i);
      if (values[i] instanceof Number n) {
        cell.setCellValue(n.doubleValue());
      } else if (values[i] instanceof LocalDate date) {
        cell.setCellValue(date);
        cell.setCellStyle(style(sheet, "dd.mm.yyyy"));
      } else if (values[i] instanceof LocalDateTime moment) {
        cell.setCellValue(moment);
        cell.setCellStyle(style(sheet, "dd.mm.yyyy hh:mm"));
      } else {
        cell.setCellValue(String.valueOf(values[i]));
      }
    }
  }

  private static CellStyle style(XSSFSheet sheet, String format) {
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
    return style;
  }

  public static byte[] count() throws IOException {
    return workbook(
        sheet -> {
          row(sheet, 0, "Dato", "Medlemmer", 3301, "Ansatte");
          row(sheet, 2, LocalDate.of(2026, 9, 30), 1000, 780.0, "9");
        });
  }

  @Test
  void numbers_and_dates_are_read_as_people_see_them() throws IOException {
    List<Entry> entries = box.drop("tall.xlsx", count());
    JsonNode data = only(entries);
    assertThat(entries.get(0).place().nb()).isEqualTo("Rad 3");
    assertThat(data.get("asOf").stringValue()).isEqualTo("2026-09-30");
    assertThat(data.get("members").toString()).isEqualTo("1000");
    assertThat(data.at("/byMunicipality/3301").asLong()).isEqualTo(780);
    assertThat(data.get("staff").asLong()).isEqualTo(9);
  }

  @Test
  void events_have_times_whole_days_and_prices() throws IOException {
    List<Entry> entries =
        box.drop(
            "a.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "title", "start", "price", "municipality");
                  row(sheet, 1, "Møte", LocalDateTime.of(2027, 1, 12, 8, 0), 1.125, 3301);
                  row(sheet, 2, "Dag", LocalDate.of(2027, 9, 16), 0.1 + 0.2, "3301 Drammen");
                  row(sheet, 3, "Tekst", "12.01.2027 kl. 08:00", "249,5", "3301");
                }));
    assertThat(entries.stream().map(e -> data(e).get("start").stringValue()))
        .containsExactly("2027-01-12T08:00", "2027-09-16", "2027-01-12T08:00");
    assertThat(entries.stream().map(e -> data(e).get("price").toString()))
        .containsExactly("1.125", "0.3", "249.5");
    assertThat(entries.stream().map(e -> data(e).at("/venue/municipality").stringValue()))
        .containsOnly("3301");
  }

  @Test
  void formulas_count_by_their_last_result() throws IOException {
    List<Entry> entries =
        box.drop(
            "tall.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "dato", "medlemmer");
                  row(sheet, 1, LocalDate.of(2026, 9, 30));
                  sheet.getRow(1).createCell(1).setCellFormula("500*2");
                  sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
                  row(sheet, 2, LocalDate.of(2026, 10, 31));
                  sheet.getRow(2).createCell(1).setCellErrorValue(FormulaError.DIV0.getCode());
                  row(sheet, 3, LocalDate.of(2026, 11, 1));
                  sheet.getRow(3).createCell(1).setCellFormula("1+1");
                }));
    assertThat(data(entries.get(0)).get("members").asLong()).isEqualTo(1000);
    assertThat(codes(entries.get(1))).containsExactly("formula_error");
    assertThat(codes(entries.get(2))).containsExactly("formula_error");
  }

  @Test
  void a_figure_is_quoted_as_a_norwegian_spreadsheet_shows_it() throws IOException {
    List<Entry> entries =
        box.drop(
            "tall.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "dato", "medlemmer");
                  row(sheet, 1, LocalDate.of(2026, 9, 30), 1000.5);
                }));
    assertThat(reasons(entries.get(0)).get(0).message().nb()).contains("er «1000,5», men");
    assertThat(reasons(entries.get(0)).get(0).message().en()).contains("is “1000.5”, but");
  }

  @Test
  void a_workbook_that_counts_from_1904_has_the_same_dates() throws IOException {
    byte[] bytes =
        workbook(
            sheet -> {
              sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true);
              row(sheet, 0, "dato", "medlemmer");
              row(sheet, 1, LocalDate.of(2026, 9, 30), 5);
            });
    assertThat(only(box.drop("tall.xlsx", bytes)).get("asOf").stringValue())
        .isEqualTo("2026-09-30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d. mmmm yyyy \"kl.\" hh.mm",
        "[$-414]d. mmmm yyyy;@",
        "dddd d/m \"i året\" yyyy",
        "yyyy\\-mm\\-dd",
        "[Red]dd.mm.yy"
      })
  void a_date_is_told_by_its_format_whatever_words_stand_in_it(String format) throws IOException {
    byte[] bytes =
        workbook(
            sheet -> {
              row(sheet, 0, "dato", "medlemmer");
              row(sheet, 1, 46203, 5);
              sheet.getRow(1).getCell(0).setCellStyle(style(sheet, format));
            });
    assertThat(only(box.drop("tall.xlsx", bytes)).get("asOf").stringValue())
        .isEqualTo("2026-06-30");
  }

  @Test
  void so_is_a_start_with_its_time() throws IOException {
    byte[] bytes =
        workbook(
            sheet -> {
              row(sheet, 0, "tittel", "start");
              row(sheet, 1, "Frokost", LocalDateTime.of(2027, 1, 12, 8, 30));
              sheet.getRow(1).getCell(1).setCellStyle(style(sheet, "d. mmmm yyyy \"kl.\" hh.mm"));
            });
    assertThat(only(box.drop("kurs.xlsx", bytes)).get("start").stringValue())
        .isEqualTo("2027-01-12T08:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 \"medlemmer\"", "#,##0;[Red]-#,##0", "General \"dyr\"", "0.00E+00"})
  void a_number_is_not_mistaken_for_a_date(String format) throws IOException {
    byte[] bytes =
        workbook(
            sheet -> {
              row(sheet, 0, "dato", "medlemmer");
              row(sheet, 1, LocalDate.of(2026, 9, 30), 1003);
              sheet.getRow(1).getCell(1).setCellStyle(style(sheet, format));
            });
    assertThat(only(box.drop("tall.xlsx", bytes)).get("members").asInt()).isEqualTo(1003);
  }

  @Test
  void a_cell_without_a_style_has_that_of_its_row_or_column() throws IOException {
    byte[] bytes =
        replaced(
            "xl/worksheets/sheet1.xml",
            "<worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols><col"
                + " min=\"1\" max=\"1\" width=\"9\" style=\"1\"/><col min=\"2\" max=\"2\""
                + " hidden=\"1\"/></cols><sheetData><row r=\"1\"><c t=\"str\""
                + " s=\"0\"><v>dato</v></c><c t=\"str\"><v>medlemmer</v></c><c"
                + " t=\"str\"><v>ansatte</v></c></row><row"
                + " r=\"2\"><c><v>46203</v></c><c><v>5</v></c></row><row r=\"3\" s=\"1\""
                + " customFormat=\"1\"><c><v>46234</v></c><c s=\"0\"><v>6</v></c></row>"
                + "</sheetData></worksheet>");
    FileContent content = box.content(java.nio.file.Files.write(folder.resolve("a.xlsx"), bytes));
    assertThat(content.entries().stream().map(entry -> data(entry).get("asOf").stringValue()))
        .containsExactly("2026-06-30", "2026-07-31");
    assertThat(content.notes()).hasSize(1);
    assertThat(content.notes().get(0).nb()).contains("Skjulte kolonner", ": B.");
  }

  @Test
  void a_workbook_with_nothing_to_see_is_refused() throws IOException {
    byte[] hidden =
        workbook(
            sheet -> {
              row(sheet, 0, "dato", "medlemmer");
              sheet.getWorkbook().createSheet("Ark2");
              sheet.getWorkbook().setActiveSheet(1);
              sheet.getWorkbook().setSheetVisibility(0, SheetVisibility.VERY_HIDDEN);
            });
    refused(box.drop("a.xlsx", hidden), "hidden");
    refused(box.drop("b.xlsx", workbook(sheet -> {})), "empty");
  }

  @Test
  void a_zip_bomb_in_the_sheet_is_refused_soon() throws IOException {
    refused(quickly(bomb("xl/worksheets/sheet1.xml", "<row><c></c></row>")), "broken_workbook");
  }

  @Test
  void a_zip_bomb_in_the_texts_is_refused_soon() throws IOException {
    refused(quickly(bomb("xl/sharedStrings.xml", "<si><t>xxxxxxxxxx</t></si>")), "broken_workbook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[Content_Types].xml", "_rels/.rels", "xl/styles.xml", "xl/workbook.xml"})
  void a_zip_bomb_in_another_part_is_refused_soon(String part) throws IOException {
    refused(quickly(bomb(part, "<x a=\"1\">y</x>")), "broken_workbook");
  }

  @Test
  void an_entity_bomb_is_refused() throws IOException {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
            + " \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c"
            + " t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
    refused(quickly(replaced("xl/worksheets/sheet1.xml", bomb)), "broken_workbook");
  }

  @Test
  void a_truncated_workbook_is_refused() throws IOException {
    byte[] whole = count();
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 10}) {
      refused(quickly(Arrays.copyOf(whole, length)), "broken_workbook");
    }
  }

  @Test
  void too_many_rows_are_refused() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 50_002; i++) {
      rows.append("<row><c t=\"inlineStr\"><is><t>")
          .append(i == 1 ? "dato" : "2026-09-30")
          .append("</t></is></c><c t=\"inlineStr\"><is><t>")
          .append(i == 1 ? "medlemmer" : i)
          .append("</t></is></c></row>");
    }
    String sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows
            + "</sheetData></worksheet>";
    refused(quickly(replaced("xl/worksheets/sheet1.xml", sheet)), "too_many");
  }

  private List<Entry> quickly(byte[] bytes) {
    return assertTimeoutPreemptively(NOT_ENDLESS, () -> box.drop("a.xlsx", bytes));
  }

  /** A small file with two hundred megabytes in one part. */
  private static byte[] bomb(String part, String piece) throws IOException {
    byte[] block = piece.repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
    return rewritten(
        part,
        zip -> {
          zip.write("<x>".getBytes(StandardCharsets.UTF_8));
          for (long written = 0; written < 200L << 20; written += block.length) {
            zip.write(block);
          }
          zip.write("</x>".getBytes(StandardCharsets.UTF_8));
        });
  }

  private static byte[] replaced(String part, String content) throws IOException {
    return rewritten(part, zip -> zip.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private interface Writing {
    void to(ZipOutputStream zip) throws IOException;
  }

  private static byte[] rewritten(String part, Writing content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(count()));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(part)) {
          content.to(to);
        } else {
          from.transferTo(to);
        }
        to.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void a_row_with_a_line_through_it_is_not_read_and_told() throws IOException {
    FileContent content =
        box.content(
            "kurs.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "Tittel", "Start", "Sted");
                  row(sheet, 1, "Frokost", LocalDate.of(2027, 1, 12), "Biblioteket");
                  row(sheet, 2, "Frokost", LocalDate.of(2027, 1, 14), "Biblioteket");
                  row(sheet, 3, "Lunsj", LocalDate.of(2027, 1, 15), "Rådhuset");
                  strike(sheet, 1, 0, 1, 2);
                  strike(sheet, 3, 2);
                }));

    assertThat(content.entries())
        .extracting(entry -> data(entry).get("start").stringValue())
        .containsExactly("2027-01-14", "2027-01-15");
    assertThat(content.notes())
        .extracting(Text::nb)
        .containsExactly(
            "Gjennomstrekede rader i arket er ikke lest: rad 2. Ta bort streken og send filen på nytt hvis de skal med. "
                + "Det som er sendt før, blir stående til dere avlyser eller retter det.",
            "Gjennomstrekede celler i arket er lest som de andre: rad 4. Tøm dem og send filen på nytt hvis de ikke skal med.");
  }

  private static void strike(XSSFSheet sheet, int row, int... cells) {
    XSSFFont font = sheet.getWorkbook().createFont();
    font.setStrikeout(true);
    for (int cell : cells) {
      CellStyle style = sheet.getWorkbook().createCellStyle();
      style.cloneStyleFrom(sheet.getRow(row).getCell(cell).getCellStyle());
      style.setFont(font);
      sheet.getRow(row).getCell(cell).setCellStyle(style);
    }
  }

  @Test
  void a_raised_digit_is_a_footnote_and_no_digit_of_the_number() throws IOException {
    List<Entry> entries =
        box.drop(
            "tall.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "dato", "medlemmer");
                  row(sheet, 1, LocalDate.of(2026, 9, 30), "120");
                  sheet.getRow(1).getCell(1).setCellValue(raised(sheet, "1201", 3));
                }));
    assertThat(codes(entries.get(0))).containsExactly("footnote");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«medlemmer» er «120¹», med et fotnotetegn. Skriv bare tallet, for eksempel 120.");
    assertThat(
            codes(
                box.drop(
                        "b.xlsx",
                        sheet(
                            inline("dato"),
                            inline("medlemmer"),
                            inline("2026-09-30"),
                            "<c t=\"inlineStr\"><is><r><t>120</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></is></c>"))
                    .get(0)))
        .containsExactly("footnote");
    assertThat(codes(box.drop("c.csv", "dato;medlemmer\n2026-09-30;120*\n").get(0)))
        .containsExactly("footnote");
  }

  /** A text whose last characters are above the line. */
  private static XSSFRichTextString raised(XSSFSheet sheet, String text, int from) {
    XSSFFont above = sheet.getWorkbook().createFont();
    above.setTypeOffset(Font.SS_SUPER);
    XSSFRichTextString rich = new XSSFRichTextString(text);
    rich.applyFont(from, text.length(), above);
    return rich;
  }

  private static String inline(String text) {
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  /** A workbook of two columns, from its cells. */
  private static byte[] sheet(String... cells) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < cells.length; i += 2) {
      rows.append("<row>").append(cells[i]).append(cells[i + 1]).append("</row>");
    }
    return replaced(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows
            + "</sheetData></worksheet>");
  }

  @Test
  void the_last_second_of_a_day_is_not_the_next_day() throws IOException {
    double last = 46173 + 86399.0 / 86400;
    List<Entry> entries =
        box.drop(
            "a.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "Tittel", "Start", "Slutt");
                  for (int i = 1; i <= 2; i++) {
                    row(
                        sheet,
                        i,
                        "Dag " + i,
                        LocalDate.of(2026, 5, 31),
                        LocalDateTime.of(2026, 5, 31, 0, 0));
                    sheet.getRow(i).getCell(2).setCellValue(i == 1 ? last : last + 0.7 / 86400);
                  }
                }));
    assertThat(entries)
        .extracting(entry -> data(entry).get("end").stringValue())
        .containsOnly("2026-05-31T23:59:59");
    assertThat(
            codes(
                box.drop(
                        "b.xlsx",
                        workbook(
                            sheet -> {
                              row(sheet, 0, "Dato", "Medlemmer");
                              row(sheet, 1, LocalDate.of(2026, 5, 31), 9);
                              sheet.getRow(1).getCell(0).setCellValue(last);
                            }))
                    .get(0)))
        .containsExactly("date_with_time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mmm yy", "mmm yyyy", "mmmm", "yyyy", "[$-414]mmmm\\ yyyy;@", "mmm-yy"})
  void a_date_of_which_only_month_or_year_is_seen_is_no_date(String format) throws IOException {
    List<Entry> entries = formatted(format, LocalDate.of(2026, 3, 1), 9);
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«dato» er «mars 2026», som ikke er en dato. Skriv for eksempel 2026-09-30 eller"
                + " 30.09.2026.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d/mmm", "d. mmm", "d-mmm", "dd.mm.", "[$-414]d/\\ mmmm;@", "dddd d.m"})
  void a_date_of_which_no_year_is_seen_is_asked_about(String format) throws IOException {
    List<Entry> entries = formatted(format, LocalDate.of(2026, 3, 1), 9);
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo("«dato» er «1. mars», uten år. Skriv året også, for eksempel 12. mai 2027.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\" m2\"",
        "0\" (2026)\"",
        "\"Nr. 1 \"0",
        "#,##0;-#,##0;\"0\"",
        "#\\ ##0",
        "[$-414]#,##0",
        "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-"
      })
  void words_beside_a_number_do_not_make_it_another(String format) throws IOException {
    List<Entry> entries = formatted(format, LocalDate.of(2026, 3, 31), 120);
    assertThat(data(entries.get(0)).get("members").asInt()).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0\" 000\"", "#,##0,", "0 %", "0%", "0\\0\\0\\0", "#,##0.0,,\" mill.\""})
  void a_number_that_is_shown_as_another_is_asked_about(String format) throws IOException {
    List<Entry> entries = formatted(format, LocalDate.of(2026, 3, 1), 120);
    assertThat(codes(entries.get(0))).containsExactly("shown_otherwise");
    assertThat(reasons(entries.get(0)).get(0).message().nb())
        .isEqualTo(
            "«medlemmer» er lagret som «120», men tallformatet til cellen viser et annet tall. Gi"
                + " cellen tallformatet Standard, og skriv tallet slik det skal være.");
    assertThat(only(formatted(format, LocalDate.of(2026, 3, 1), 0)).get("members").asInt())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "0",
        "#,##0",
        "0.00",
        "000",
        "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
        "[$kr-414] #,##0",
        "[>1000]#,##0;0",
        "\"ca.\" 0 \"stk\"",
        "#,##0\" medlemmer\""
      })
  void a_number_that_is_shown_as_it_is_passes(String format) throws IOException {
    assertThat(only(formatted(format, LocalDate.of(2026, 3, 1), 120)).get("members").asInt())
        .isEqualTo(120);
  }

  /** A count in which the first value that the format is for has it. */
  private List<Entry> formatted(String format, LocalDate date, int members) throws IOException {
    boolean ofDate = DateFormats.isDate(format);
    return box.drop(
        "tall.xlsx",
        workbook(
            sheet -> {
              row(sheet, 0, "dato", "medlemmer");
              row(sheet, 1, date, members);
              sheet.getRow(1).getCell(ofDate ? 0 : 1).setCellStyle(style(sheet, format));
            }));
  }

  @Test
  void merged_cells_over_rows_are_told() throws IOException {
    FileContent content =
        box.content(
            "kurs.xlsx",
            workbook(
                sheet -> {
                  row(sheet, 0, "Tittel", "Start", "Sted");
                  row(sheet, 1, "En", LocalDate.of(2027, 1, 12), "Biblioteket");
                  row(sheet, 2, "To", LocalDate.of(2027, 1, 14));
                  sheet.addMergedRegion(CellRangeAddress.valueOf("C2:C3"));
                  sheet.addMergedRegion(CellRangeAddress.valueOf("D2:E2"));
                }));
    assertThat(content.entries()).hasSize(2);
    assertThat(content.notes())
        .extracting(Text::nb)
        .containsExactly(
            "Celler over flere rader er slått sammen: C2:C3. Verdien er bare lest i den øverste raden, "
                + "og cellene under er lest som tomme. Del dem opp, skriv verdien i hver rad og send filen på nytt hvis den gjelder alle.");
  }
}
