package no.nov.hub.intake.file.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** Tables to fill in, as CSV and as workbooks. */
@Component
public class Templates {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int WIDTH_OF_CHARACTER = 256;
  private static final int NARROWEST = 14;
  private static final int WIDEST = 50;

  private final Municipalities municipalities;

  public Templates(Municipalities municipalities) {
    this.municipalities = municipalities;
  }

  public List<String> names() {
    return Template.NAMES;
  }

  /**
   * @param asker whose own id and municipalities it gets
   * @throws IllegalArgumentException if there is no such template
   */
  public byte[] csv(String name, Optional<Participant> asker) {
    Template template = template(name, asker);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
    try (CsvWriter csv =
        CsvWriter.builder().fieldSeparator(';').build(bytes, StandardCharsets.UTF_8)) {
      csv.writeRecord(template.header());
      template.rows().forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param asker whose own id and municipalities it gets
   * @throws IllegalArgumentException if there is no such template
   */
  public byte[] xlsx(String name, Optional<Participant> asker) {
    Template template = template(name, asker);
    try (Workbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet(name);
      header(sheet, template.header());
      for (int i = 0; i < template.rows().size(); i++) {
        fill(sheet.createRow(i + 1), template.rows().get(i));
      }
      format(sheet, template);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Template template(String name, Optional<Participant> asker) {
    Template template =
        Template.find(name)
            .orElseThrow(() -> new IllegalArgumentException("There is no template " + name));
    return asker.map(own -> template.of(own, municipalities)).orElse(template);
  }

  private static void header(Sheet sheet, List<String> names) {
    Font bold = sheet.getWorkbook().createFont();
    bold.setBold(true);
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.setFont(bold);
    Row row = sheet.createRow(0);
    fill(row, names);
    row.forEach(cell -> cell.setCellStyle(style));
    sheet.createFreezePane(0, 1);
  }

  private static void fill(Row row, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(values.get(i));
    }
  }

  /** The rows below the examples get their formats too, so that 0301 keeps its nought. */
  private static void format(Sheet sheet, Template template) {
    for (int i = 0; i < template.header().size(); i++) {
      int column = i;
      CellStyle style = style(sheet.getWorkbook(), template.column(i));
      sheet.setDefaultColumnStyle(i, style);
      int longest =
          Stream.concat(Stream.of(template.header()), template.rows().stream())
              .mapToInt(row -> row.get(column).length() + 2)
              .max()
              .orElseThrow();
      sheet.setColumnWidth(i, Math.min(WIDEST, Math.max(NARROWEST, longest)) * WIDTH_OF_CHARACTER);
      for (int row = 1; row <= template.rows().size(); row++) {
        sheet.getRow(row).getCell(i).setCellStyle(style);
      }
    }
  }

  private static CellStyle style(Workbook workbook, Column column) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format(column)));
    return style;
  }

  private static String format(Column column) {
    if (column == null) {
      return "General";
    }
    return switch (column.form()) {
      case DATE -> "yyyy-mm-dd";
      case MOMENT -> "yyyy-mm-dd hh:mm";
      case WHOLE_NUMBER, NUMBER -> "General";
      default -> "@";
    };
  }
}
