package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * Takes the rows of a table one by one, so that a large file is never held whole. The first row
 * that is not empty is the header; it decides what the table contains.
 */
public final class Table {

  static final int MOST_ROWS = 50_000;
  static final int MOST_COLUMNS = 500;

  /** Of Excel's sheets; most of a table's rows may be empty. */
  private static final int LAST_ROW = 1 << 20;

  /** So far down one looks for the column names, where something else stands above them. */
  private static final int ROWS_ABOVE = 9;

  private static final Text NOTHING = new Text("", "");
  private static final Text QUOTED =
      new Text(
          " Hele raden står i anførselstegn, som én celle; ta bort anførselstegnene rundt raden.",
          " The whole row stands in quotes, as one cell; take away the quotes around it.");

  private final CloudEvents events;
  private final MunicipalityNames names;
  private final TableFaults faults = new TableFaults();
  private TableContent content;
  private Unreadable fault;

  /** The first row, if it is no header. */
  private List<String> unknown;

  private int rows;

  public Table(CloudEvents events, MunicipalityNames names) {
    this.events = events;
    this.names = names;
  }

  /**
   * @return false when no more rows are wanted
   */
  boolean take(Row row) {
    if (row.number() > LAST_ROW) {
      fault = FileFault.tooMany("rader", "rows", MOST_ROWS);
    } else if (row.isEmpty()) {
      return true;
    } else if (row.cells().size() > MOST_COLUMNS) {
      fault = FileFault.tooMany("kolonner", "columns", MOST_COLUMNS);
    } else if (unknown != null) {
      lookForHeader(row);
    } else if (content == null) {
      readHeader(row);
    } else if (++rows > MOST_ROWS) {
      fault = FileFault.tooMany("rader", "rows", MOST_ROWS);
    } else {
      content.take(row);
      fault = tooMuch();
    }
    return fault == null;
  }

  private Unreadable tooMuch() {
    if (faults.areTooMany()) {
      return faults.tooMany();
    }
    return events.budget().isSpent() ? FileFault.tooMuch() : null;
  }

  /** Something may stand above the column names. */
  private void lookForHeader(Row row) {
    if (TableKind.of(texts(row)).isPresent()) {
      fault = headerBelow(row.number());
    } else if (++rows == ROWS_ABOVE) {
      fault = unknownTable(unknown);
    }
  }

  private static List<String> texts(Row row) {
    return row.cells().stream().map(Cell::text).toList();
  }

  List<Entry> entries() {
    if (fault != null) {
      return List.of(fault);
    }
    if (unknown != null) {
      return List.of(unknownTable(unknown));
    }
    return rows == 0 ? List.of(FileFault.empty()) : made();
  }

  private List<Entry> made() {
    List<Entry> entries = content.entries();
    return events.budget().isSpent() ? List.of(FileFault.tooMuch()) : entries;
  }

  private void readHeader(Row row) {
    List<String> header = texts(row);
    Optional<TableKind> kind = TableKind.of(header);
    if (kind.isEmpty()) {
      unknown = header;
      return;
    }
    List<Reason> wrong = new ArrayList<>();
    List<Heading> headings = headings(kind.get(), header, wrong);
    if (wrong.isEmpty()) {
      content =
          TableContent.of(
              kind.get(),
              new RowReader(kind.get(), headings, names, events.budget(), faults),
              events);
    } else {
      fault = new Unreadable(FileFault.PLACE, wrong);
    }
  }

  private List<Heading> headings(TableKind kind, List<String> header, List<Reason> wrong) {
    List<Heading> headings = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      Optional<Column> column = kind.column(name).or(() -> municipality(kind, name));
      if (column.isEmpty() && !name.isEmpty()) {
        unknown.add(PlainText.shortened(name));
      }
      if (column.isPresent() && !seen.add(column.get().field())) {
        wrong.add(repeated(name));
      }
      headings.add(new Heading(name, column.orElse(null)));
    }
    if (!unknown.isEmpty()) {
      wrong.add(unknownColumns(unknown, kind));
    }
    return headings;
  }

  private Optional<Column> municipality(TableKind kind, String name) {
    return kind.hasMunicipalities() && names.isKnown(name)
        ? Optional.of(Column.of("byMunicipality." + names.key(name), Form.OF_MUNICIPALITY, name))
        : Optional.empty();
  }

  private static Reason repeated(String name) {
    String shown = PlainText.shortened(name);
    return Reason.of(
        "",
        "repeated_column",
        "Kolonnen «%s» står to ganger, eller under to navn. Ta bort den ene.".formatted(shown),
        "The column “%s” stands twice, or under two names. Remove one.".formatted(shown));
  }

  private Reason unknownColumns(List<String> unknown, TableKind kind) {
    String shown = String.join(", ", unknown.subList(0, Math.min(10, unknown.size())));
    String known = kind.knownNames(names.examples());
    return Reason.of(
        "",
        "unknown_column",
        "Ukjent kolonne: %s. Rett navnet eller ta bort kolonnen. Kjente kolonner: %s."
            .formatted(shown, known),
        "Unknown column: %s. Correct the name or remove the column. Known columns: %s."
            .formatted(shown, known));
  }

  private static Unreadable unknownTable(List<String> header) {
    String names = PlainText.shortened(String.join(", ", header));
    Text quoted = header.size() == 1 && header.get(0).matches("(?s).*[;,\\t].*") ? QUOTED : NOTHING;
    return FileFault.of(
        "unknown_table",
        "Første rad er «%s». Den må ha kolonnenavnene: %s.%s Bruk gjerne en mal."
            .formatted(names, known(" og ", Text::nb, " eller "), quoted.nb()),
        "The first row is “%s”. It must have the column names: %s.%s Feel free to use a template."
            .formatted(names, known(" and ", Text::en, " or "), quoted.en()));
  }

  private Unreadable headerBelow(int row) {
    String shown = PlainText.shortened(String.join(", ", unknown));
    return FileFault.of(
        "rows_above_header",
        "Første rad er «%s», men kolonnenavnene står i rad %d. Slett radene over den."
            .formatted(shown, row),
        "The first row is “%s”, but the column names are in row %d. Delete the rows above it."
            .formatted(shown, row));
  }

  /** Such as «dato og medlemmer for medlemstall». */
  private static String known(String and, Function<Text, String> language, String or) {
    List<String> kinds =
        Arrays.stream(TableKind.values())
            .map(
                kind ->
                    listed(kind.decisiveNames(), and) + " for " + language.apply(kind.content()))
            .toList();
    return listed(kinds, or);
  }

  private static String listed(List<String> parts, String beforeLast) {
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + beforeLast + parts.get(last);
  }
}
