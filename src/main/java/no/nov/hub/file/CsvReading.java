package no.nov.hub.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Comma separated values, where Norwegian spreadsheets write semicolons. */
final class CsvReading {

  static final int LONGEST_FIELD = 100_000;

  private static final String SEPARATORS = ";,\t";

  private CsvReading() {}

  static List<Entry> read(byte[] bytes, CloudEvents events) {
    Optional<String> text = PlainFile.text(bytes);
    return text.isPresent() ? read(text.get(), events) : List.of(FileFault.notText());
  }

  private static List<Entry> read(String text, CloudEvents events) {
    char separator = separator(text);
    String rows = declaresSeparator(text) ? afterFirstLine(text) : text;
    Table table = new Table(events);
    int number = 0;
    try (CsvReader<CsvRecord> csv = reader(separator, rows)) {
      for (CsvRecord row : csv) {
        number++;
        if (!table.take(new Row(number, row.getFields().stream().map(Cell::text).toList()))) {
          break;
        }
      }
      return table.entries();
    } catch (CsvParseException e) {
      return List.of(broken(number + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvReader<CsvRecord> reader(char separator, String text) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .build(
            CsvRecordHandler.builder()
                .maxFields(10 * Table.MOST_COLUMNS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(10 * LONGEST_FIELD)
                .build(),
            text);
  }

  /** Excel understands a first line such as {@code sep=;}. */
  private static boolean declaresSeparator(String text) {
    return text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4;
  }

  private static String afterFirstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1);
  }

  /** The separator that the header line has most of, outside quotes. */
  private static char separator(String text) {
    if (declaresSeparator(text)) {
      char declared = text.charAt(4);
      return SEPARATORS.indexOf(declared) >= 0 ? declared : ';';
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    String header = text.stripLeading();
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (!quoted && (c == '\n' || c == '\r')) {
        break;
      }
      quoted = quoted ^ c == '"';
      int separator = SEPARATORS.indexOf(c);
      if (!quoted && separator >= 0) {
        counts[separator]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.charAt(most);
  }

  private static Entry broken(int row) {
    return FileFault.of(
        "broken_csv",
        "Filen kan ikke leses fra rad %d. Se etter et anførselstegn som mangler eller er for mye, og etter en celle med mer enn %d tegn."
            .formatted(row, LONGEST_FIELD),
        "The file cannot be read from row %d on. Look for a quote that is missing or too many, and for a cell of more than %d characters."
            .formatted(row, LONGEST_FIELD));
  }
}
