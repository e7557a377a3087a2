package no.nov.hub.intake.file.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.intake.file.content.PlainFile;
import no.nov.hub.platform.message.Text;

/** Comma separated values, where Norwegian spreadsheets write semicolons. */
public final class CsvFileReader {

  static final int LONGEST_FIELD = 100_000;

  private static final String SEPARATORS = ";,\t";
  private static final Pattern HAS_SEPARATOR = Pattern.compile("[;,\t]");

  /** Excel understands a first line such as {@code sep=;}, and some programs put it in quotes. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=(.)[^\r\n]*(?:\\r\\n?|\\n|$)", Pattern.CASE_INSENSITIVE);

  private static final int MOST_NAMED = 20;

  private CsvFileReader() {}

  public static FileContent read(byte[] bytes, Table table) {
    Optional<PlainFile.Decoded> text = PlainFile.decoded(bytes);
    if (text.isEmpty()) {
      return FileContent.of(List.of(FileFault.notText()));
    }
    return text.get().certain()
        ? read(text.get().text(), table)
        : FileContent.of(List.of(ofAnotherMachine()));
  }

  private static FileContent read(String text, Table table) {
    Matcher declared = SEPARATOR_LINE.matcher(text);
    boolean declares = declared.lookingAt();
    String rows = unwrapped(declares ? text.substring(declared.end()) : text);
    char separator = declares ? known(declared.group(1).charAt(0)) : separator(rows);
    List<Integer> spoiled = new ArrayList<>();
    int number = 0;
    try (CsvReader<CsvRecord> csv = reader(separator, rows)) {
      for (CsvRecord row : csv) {
        number++;
        if (row.getFields().stream().anyMatch(field -> field.indexOf('\uFFFD') >= 0)) {
          spoiled.add(number);
        }
        if (!table.take(new Row(number, row.getFields().stream().map(Cell::ofCsv).toList()))) {
          break;
        }
      }
      return new FileContent(table.entries(), notes(spoiled));
    } catch (CsvParseException e) {
      return FileContent.of(List.of(broken(number + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Text> notes(List<Integer> spoiled) {
    if (spoiled.isEmpty()) {
      return List.of();
    }
    String numbers =
        spoiled.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
            + (spoiled.size() > MOST_NAMED ? " …" : "");
    return List.of(
        new Text(
            "Filen har tegn som ikke kunne leses, og som vises som «\uFFFD»: rad %s. Rett dem og send filen på nytt."
                .formatted(numbers),
            "The file has characters that could not be read and are shown as “\uFFFD”: row %s. Correct them and send the file again."
                .formatted(numbers)));
  }

  /** Excel puts quotes around whole lines when it saves a CSV that it had not split into cells. */
  private static String unwrapped(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    try (CsvReader<CsvRecord> csv = reader(';', text)) {
      for (CsvRecord line : csv) {
        boolean whole = line.getFieldCount() == 1;
        if (!whole || lines.isEmpty() && !HAS_SEPARATOR.matcher(line.getField(0)).find()) {
          return text;
        }
        lines.append(line.getField(0)).append('\n');
      }
      return lines.toString();
    } catch (CsvParseException e) {
      return text;
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

  private static char known(char separator) {
    return SEPARATORS.indexOf(separator) >= 0 ? separator : ';';
  }

  /** The separator that the header line has most of, outside quotes. */
  private static char separator(String text) {
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

  private static Entry ofAnotherMachine() {
    return FileFault.of(
        "unknown_encoding",
        "Bokstaver som æ, ø, å og ö kan ikke leses sikkert, for filen er lagret slik en Mac eller et"
            + " eldre program gjør det. Lagre den på nytt i Excel som «CSV UTF-8 (kommadelt)» eller"
            + " som Excel-arbeidsbok (.xlsx).",
        "Letters such as æ, ø, å and ö cannot be read with certainty, because the file was saved as a Mac"
            + " or an older program does. Save it anew in Excel as “CSV UTF-8 (Comma delimited)” or"
            + " as Excel Workbook (.xlsx).");
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
