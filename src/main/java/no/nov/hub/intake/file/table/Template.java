package no.nov.hub.intake.file.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;

/**
 * A table to fill in, with example rows. Persons, figures and events are invented, and whatever
 * would be a fact says that it is an example.
 */
record Template(TableKind kind, List<String> header, List<List<String>> rows) {

  static final List<String> NAMES =
      List.of("medlemstall", "arrangementer", "standpunkter", "medlemsliste", "grupper", "moter");

  /** In the column of each municipality. */
  static final String FIGURE = "Eksempel: 100";

  private static final Map<String, Template> ALL =
      NAMES.stream().collect(Collectors.toUnmodifiableMap(n -> n, Template::load));

  static Optional<Template> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Stream<Template> all() {
    return NAMES.stream().map(ALL::get);
  }

  /** With the participant's own id, and a column for each of its municipalities. */
  Template of(Participant asker, Municipalities municipalities) {
    List<String> ownHeader = new ArrayList<>(header);
    List<String> ownCells = new ArrayList<>();
    if (kind.hasMunicipalities()) {
      for (String number : asker.municipalities()) {
        ownHeader.add(number + " " + municipalities.nameOf(number));
        ownCells.add(FIGURE);
      }
    }
    ownHeader.add(kind.columnOf(kind.ownerField()).norwegian());
    ownCells.add(asker.id());
    return new Template(
        kind,
        ownHeader,
        rows.stream().map(row -> Stream.concat(row.stream(), ownCells.stream()).toList()).toList());
  }

  /** Null for a municipality's. */
  Column column(int index) {
    return kind.column(header.get(index)).orElse(null);
  }

  private static Template load(String name) {
    try (InputStream file = Template.class.getResourceAsStream("/spreadsheets/" + name + ".csv");
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      List<List<String>> lines = csv.stream().map(CsvRecord::getFields).toList();
      List<String> header = lines.get(0);
      return new Template(
          TableKind.of(header).orElseThrow(), header, lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
