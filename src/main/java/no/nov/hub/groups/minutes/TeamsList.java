package no.nov.hub.groups.minutes;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.groups.minutes.content.Names;
import no.nov.hub.intake.file.content.PlainFile;
import no.nov.hub.platform.message.Address;

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

  /** “3. In-Meeting Activities”. */
  private static final Pattern TITLE = Pattern.compile("\\d{1,2}\\.\\s.*");

  private static final char[] SEPARATORS = {'\t', ';', ','};

  private TeamsList() {}

  /** Each participant once; empty if the file is no such list. */
  static Optional<List<Participant>> read(byte[] file) {
    return text(file).flatMap(TeamsList::table).map(TeamsList::participants);
  }

  private static Optional<String> text(byte[] file) {
    return wide(file)
        .map(charset -> Optional.of(new String(file, charset)))
        .orElseGet(() -> PlainFile.text(file));
  }

  /** UTF-16, by its mark, or by the zeros in every other byte where a program left the mark out. */
  private static Optional<Charset> wide(byte[] file) {
    if (file.length < 4) {
      return Optional.empty();
    }
    int mark = (file[0] & 0xFF) << 8 | file[1] & 0xFF;
    if (mark == 0xFFFE || mark == 0xFEFF) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    if (file[1] == 0 && file[3] == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return file[0] == 0 && file[2] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
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

  private static Optional<List<List<String>>> rows(String text, char separator) {
    return (separator == '\t' ? Optional.of(divided(text)) : quoted(text, separator))
        .map(TeamsList::section);
  }

  /**
   * Teams quotes nothing between tabs, so that names may begin with a quote; Excel quotes cells.
   */
  private static List<List<String>> divided(String text) {
    return text.lines()
        .map(line -> Stream.of(line.split("\t", -1)).map(TeamsList::unquoted).toList())
        .toList();
  }

  private static String unquoted(String cell) {
    String plain = cell.strip();
    boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
    return quoted ? plain.substring(1, plain.length() - 1).replace("\"\"", "\"").strip() : plain;
  }

  /** Empty if a quote does not end, or not in its line, and so has swallowed what follows. */
  private static Optional<List<List<String>>> quoted(String text, char separator) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      csv.forEach(row -> rows.add(row.getFields().stream().map(String::strip).toList()));
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean swallowed = rows.stream().flatMap(List::stream).anyMatch(cell -> cell.contains("\n"));
    return swallowed ? Optional.empty() : Optional.of(rows);
  }

  /** Up to the title or the heading of the next section; empty lines end nothing. */
  private static List<List<String>> section(List<List<String>> rows) {
    List<List<String>> section = new ArrayList<>();
    boolean afterGap = false;
    boolean endsWithTitle = false;
    for (List<String> row : rows) {
      long filled = row.stream().filter(cell -> !cell.isEmpty()).count();
      boolean heading = !section.isEmpty() && NAMES.contains(plain(row.get(0)));
      if (heading || (filled == 1 && TITLE.matcher(row.get(0)).matches())) {
        return heading && endsWithTitle ? section.subList(0, section.size() - 1) : section;
      }
      if (filled > 0) {
        section.add(row);
        endsWithTitle = afterGap && filled == 1;
      }
      afterGap = filled == 0;
    }
    return section;
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
      if (!identity.isEmpty()) {
        found.putIfAbsent(identity, new Participant(name.isEmpty() ? identity : name, addresses));
      }
    }
    return List.copyOf(found.values());
  }

  /** Teams writes “(Guest)”, “(Gjest)” or “(External)” after some names. */
  private static String withoutMark(String name) {
    return name.replaceAll("(\\s*\\([^)]*\\))+$", "");
  }
}
