package no.nov.hub.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** Tables to fill in, with a few example rows each. Persons, numbers and events are invented. */
@Component
public class Templates {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int WIDTH_OF_CHARACTER = 256;
  private static final int NARROWEST = 14;
  private static final int WIDEST = 50;

  /** A value is a text, a number, a date or a date and time. */
  private record Sample(List<String> header, List<List<Object>> rows) {}

  private static final Map<String, Sample> SAMPLES =
      Map.of(
          "medlemstall",
          new Sample(
              List.of(
                  "dato",
                  "medlemmer",
                  "bedrifter",
                  "studenter",
                  "personlige",
                  "æresmedlemmer",
                  "innmeldt",
                  "utmeldt",
                  "arbeidsplasser",
                  "ansatte",
                  "3301 Drammen",
                  "3312 Lier"),
              List.of(
                  row(LocalDate.of(2025, 12, 31), 980, 930, 10, 35, 5, 80, 40, 24500, 9, 760, 110),
                  row(
                      LocalDate.of(2026, 6, 30),
                      1000,
                      945,
                      12,
                      38,
                      5,
                      45,
                      25,
                      25000,
                      9,
                      780,
                      112))),
          "arrangementer",
          new Sample(
              List.of(
                  "id",
                  "del av",
                  "tittel",
                  "omtale",
                  "start",
                  "slutt",
                  "tidssone",
                  "sted",
                  "adresse",
                  "kommune",
                  "nettlenke",
                  "lenke",
                  "tema",
                  "målgruppe",
                  "inviterte grupper",
                  "medarrangører",
                  "plasser",
                  "pris",
                  "deltakere",
                  "avlyst"),
              List.of(
                  row(
                      "frokost-2027-01",
                      "",
                      "Frokostmøte om kraft",
                      "Et eksempel: bytt ut teksten.",
                      LocalDateTime.of(2027, 1, 12, 8, 0),
                      LocalDateTime.of(2027, 1, 12, 9, 30),
                      "Europe/Oslo",
                      "Biblioteket",
                      "Grønland 58",
                      "3301",
                      "",
                      "https://example.no/frokost",
                      "Sikre næringsvekst i regionen",
                      "Medlemmer",
                      "",
                      "",
                      80,
                      250.5,
                      "",
                      "nei"),
                  row(
                      "konferanse-2027",
                      "",
                      "Høstkonferansen",
                      "Varer hele dagen, i to dager.",
                      LocalDate.of(2027, 9, 16),
                      LocalDate.of(2027, 9, 17),
                      "",
                      "Messehallen",
                      "",
                      "3301",
                      "https://example.no/direkte",
                      "https://example.no/konferanse",
                      "Grønn omstilling",
                      "Alle",
                      "",
                      "",
                      300,
                      1500,
                      "",
                      "nei"))),
          "standpunkter",
          new Sample(
              List.of(
                  "sak",
                  "sakstittel",
                  "standpunkt",
                  "støtter",
                  "omtale",
                  "krav",
                  "tema",
                  "nivå",
                  "kommuner",
                  "støttespillere",
                  "høringsinstans",
                  "høringsfrist",
                  "saksnummer",
                  "vedtatt dato",
                  "vedtatt av",
                  "gyldig til",
                  "lenke"),
              List.of(
                  row(
                      "ntp",
                      "Nasjonal transportplan",
                      "hvis",
                      "",
                      "Et eksempel: bytt ut teksten.",
                      "Dobbeltspor hele veien | Bedre ekspressbusser",
                      "NOV som meningsbærer",
                      "nasjonalt",
                      "3301, 3312",
                      "LO, NHO",
                      "Samferdselsdepartementet",
                      LocalDate.of(2027, 3, 1),
                      "27/100",
                      LocalDate.of(2026, 10, 15),
                      "Styret",
                      LocalDate.of(2028, 12, 31),
                      "https://example.no/ntp"),
                  row(
                      "sentrumsplan",
                      "Plan for sentrum",
                      "for",
                      "",
                      "Enda et eksempel.",
                      "",
                      "",
                      "lokalt",
                      "3301",
                      "",
                      "",
                      "",
                      "",
                      LocalDate.of(2026, 11, 3),
                      "Styret",
                      "",
                      ""))),
          "medlemsliste",
          new Sample(
              List.of("dato", "organisasjonsnummer"),
              List.of(
                  row(LocalDate.of(2026, 6, 30), "974 760 673"),
                  row(LocalDate.of(2026, 6, 30), "971 040 238"))),
          "grupper",
          new Sample(
              List.of(
                  "gruppe",
                  "gruppenavn",
                  "slag",
                  "navn",
                  "e-post",
                  "rolle",
                  "leder siden",
                  "organisasjon",
                  "organisasjonsnummer",
                  "personlig medlem",
                  "representerer",
                  "fra",
                  "til",
                  "kun orientering",
                  "språk"),
              List.of(
                  row(
                      "kraft",
                      "Ressursgruppe kraft",
                      "ressursgruppe",
                      "Ada Eksempel",
                      "ada@example.no",
                      "leder",
                      LocalDate.of(2026, 1, 15),
                      "Eksempel Lys AS",
                      "974 760 673",
                      "nei",
                      "",
                      LocalDate.of(2025, 1, 1),
                      LocalDate.of(2028, 12, 31),
                      "nei",
                      "norsk"),
                  row(
                      "kraft",
                      "",
                      "",
                      "Bo Eksempel",
                      "bo@example.no",
                      "medlem",
                      "",
                      "",
                      "",
                      "ja",
                      "Lier",
                      LocalDate.of(2025, 1, 1),
                      "",
                      "nei",
                      "engelsk"),
                  row(
                      "kraft",
                      "",
                      "",
                      "Kari Eksempel",
                      "kari@example.no",
                      "kontaktperson",
                      "",
                      "",
                      "",
                      "",
                      "",
                      "",
                      "",
                      "",
                      ""),
                  row(
                      "kraft",
                      "",
                      "",
                      "Vidar Eksempel",
                      "vidar@example.no",
                      "vikar",
                      "",
                      "",
                      "",
                      "",
                      "",
                      LocalDate.of(2027, 7, 1),
                      LocalDate.of(2027, 7, 31),
                      "",
                      ""))),
          "moter",
          new Sample(
              List.of(
                  "møte-id",
                  "grupper",
                  "tittel",
                  "start",
                  "slutt",
                  "tidssone",
                  "sted",
                  "nettlenke",
                  "saksliste",
                  "melding",
                  "utkast",
                  "avlyst",
                  "årsak"),
              List.of(
                  row(
                      "kraft-2027-01",
                      "kraft",
                      "Årets første møte",
                      LocalDateTime.of(2027, 1, 12, 9, 0),
                      LocalDateTime.of(2027, 1, 12, 11, 0),
                      "Europe/Oslo",
                      "Biblioteket, Grønland 58",
                      "https://example.no/direkte",
                      "Valg av leder | Plan for året | Eventuelt",
                      "Et eksempel: bytt ut teksten.",
                      "nei",
                      "nei",
                      ""),
                  row(
                      "kraft-2027-02",
                      "kraft, bane",
                      "Fellesmøte om kraft og bane",
                      LocalDateTime.of(2027, 3, 9, 9, 0),
                      LocalDateTime.of(2027, 3, 9, 10, 30),
                      "",
                      "",
                      "https://example.no/felles",
                      "",
                      "",
                      "ja",
                      "nei",
                      ""))));

  public List<String> names() {
    return List.of(
        "medlemstall", "arrangementer", "standpunkter", "medlemsliste", "grupper", "moter");
  }

  /**
   * @throws IllegalArgumentException if there is no such template
   */
  public byte[] csv(String name) {
    Sample sample = sample(name);
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    text.append(String.join(";", sample.header())).append("\r\n");
    for (List<Object> row : sample.rows()) {
      text.append(row.stream().map(Templates::plain).collect(Collectors.joining(";")))
          .append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws IllegalArgumentException if there is no such template
   */
  public byte[] xlsx(String name) {
    Sample sample = sample(name);
    try (Workbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet(name);
      Styles styles = new Styles(workbook);
      header(sheet, sample.header(), styles);
      for (int i = 0; i < sample.rows().size(); i++) {
        fill(sheet.createRow(i + 1), sample.rows().get(i), styles);
      }
      format(sheet, sample, styles);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(String name) {
    Sample sample = SAMPLES.get(name);
    if (sample == null) {
      throw new IllegalArgumentException("There is no template " + name);
    }
    return sample;
  }

  private static void header(Sheet sheet, List<String> names, Styles styles) {
    Row row = sheet.createRow(0);
    for (int i = 0; i < names.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(names.get(i));
      cell.setCellStyle(styles.header);
    }
    sheet.createFreezePane(0, 1);
  }

  private static void fill(Row row, List<Object> values, Styles styles) {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      Cell cell = row.createCell(i);
      cell.setCellStyle(styles.of(value));
      if (value instanceof Number number) {
        cell.setCellValue(number.doubleValue());
      } else if (value instanceof LocalDate date) {
        cell.setCellValue(date);
      } else if (value instanceof LocalDateTime moment) {
        cell.setCellValue(moment);
      } else {
        cell.setCellValue(value.toString());
      }
    }
  }

  /** The rows below the examples get their formats too, so that 0301 keeps its nought. */
  private static void format(Sheet sheet, Sample sample, Styles styles) {
    List<Object> first = sample.rows().get(0);
    for (int i = 0; i < first.size(); i++) {
      sheet.setDefaultColumnStyle(i, styles.of(first.get(i)));
      int longest = sample.header().get(i).length() + 2;
      for (List<Object> row : sample.rows()) {
        longest = Math.max(longest, plain(row.get(i)).length() + 2);
      }
      int width = Math.min(WIDEST, Math.max(NARROWEST, longest));
      sheet.setColumnWidth(i, width * WIDTH_OF_CHARACTER);
    }
  }

  private static String plain(Object value) {
    if (value instanceof LocalDateTime moment) {
      return LocalMoment.of(moment).toString().replace('T', ' ');
    }
    return value instanceof Double number ? number.toString().replace('.', ',') : value.toString();
  }

  private static List<Object> row(Object... values) {
    return List.of(values);
  }

  private static final class Styles {

    private final CellStyle header;
    private final CellStyle text;
    private final CellStyle number;
    private final CellStyle date;
    private final CellStyle moment;

    private Styles(Workbook workbook) {
      Font bold = workbook.createFont();
      bold.setBold(true);
      header = workbook.createCellStyle();
      header.setFont(bold);
      text = style(workbook, "@");
      number = style(workbook, "General");
      date = style(workbook, "yyyy-mm-dd");
      moment = style(workbook, "yyyy-mm-dd hh:mm");
    }

    private static CellStyle style(Workbook workbook, String format) {
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat(format));
      return style;
    }

    private CellStyle of(Object value) {
      if (value instanceof LocalDateTime) {
        return moment;
      }
      if (value instanceof LocalDate) {
        return date;
      }
      return value instanceof Number ? number : text;
    }
  }
}
