package no.nov.hub.minutes;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.file.PlainFile;
import no.nov.hub.group.Address;

/**
 * Reads the list of participants that Teams exports after a meeting, in the forms that it has had:
 * with numbered sections, of which the second has the participants; with a summary above one table;
 * and the first one, a row each time somebody joined or left. UTF-16 with tabs, as Teams writes, or
 * UTF-8, as Excel saves it again. The columns are known by their headings, in English or Norwegian.
 */
final class TeamsList {

  /**
   * @param addresses none, the mail address, the account name, or both where they differ
   */
  record Participant(String name, List<String> addresses) {

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "Participant[]";
    }
  }

  private static final Set<String> NAMES =
      Set.of("name", "full name", "navn", "fullt navn", "fullstendig navn");

  private static final Set<String> ADDRESSES =
      Set.of("email", "e-mail", "e-post", "epost", "e-postadresse");

  /** In every language the account's column names what it is. */
  private static final String ACCOUNT = "(upn)";

  private static final char[] SEPARATORS = {'\t', ';', ','};

  private TeamsList() {}

  /** Each participant once; empty if the file is no such list. */
  static Optional<List<Participant>> read(byte[] file) {
    return text(file).flatMap(TeamsList::table).map(TeamsList::participants);
  }

  private static Optional<String> text(byte[] file) {
    boolean wide =
        file.length > 1
            && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
    return wide ? Optional.of(new String(file, StandardCharsets.UTF_16)) : PlainFile.text(file);
  }

  /** From the heading of the first table that has names in its first column. */
  private static Optional<List<List<String>>> table(String text) {
    for (char separator : SEPARATORS) {
      int from = 0;
      while (from < text.length()) {
        int end = text.indexOf('\n', from);
        String line = text.substring(from, end < 0 ? text.length() : end);
        int first = line.indexOf(separator);
        if (first > 0 && NAMES.contains(plain(line.substring(0, first)))) {
          return rows(text.substring(from), separator);
        }
        from = end < 0 ? text.length() : end + 1;
      }
    }
    return Optional.empty();
  }

  private static String plain(String heading) {
    return heading.replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  /** Up to an empty line or the title of the next section. */
  private static Optional<List<List<String>>> rows(String text, char separator) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord row : csv) {
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (cells.stream().filter(cell -> !cell.isEmpty()).count() < 2) {
          break;
        }
        rows.add(cells);
      }
      return Optional.of(rows);
    } catch (CsvParseException e) {
      // A quote that never ends: not as Teams writes it.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Participant> participants(List<List<String>> rows) {
    List<String> headings = rows.get(0).stream().map(TeamsList::plain).toList();
    Map<String, Participant> found = new LinkedHashMap<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      List<String> addresses = new ArrayList<>();
      for (int i = 0; i < Math.min(row.size(), headings.size()); i++) {
        if (ADDRESSES.contains(headings.get(i)) || headings.get(i).endsWith(ACCOUNT)) {
          Address.standard(row.get(i))
              .filter(address -> !addresses.contains(address))
              .ifPresent(addresses::add);
        }
      }
      String name = withoutMark(row.get(0));
      String identity = addresses.isEmpty() ? Names.plain(name) : addresses.get(0);
      found.putIfAbsent(identity, new Participant(name, addresses));
    }
    return List.copyOf(found.values());
  }

  /** Teams writes “(Guest)”, “(Gjest)” or “(External)” after some names. */
  private static String withoutMark(String name) {
    return name.replaceAll("(\\s*\\([^)]*\\))+$", "");
  }
}
