package no.nov.hub.intake.file.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.LocalMoment;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a row into data by its headings. All faults of the row are found.
 *
 * @param budget of all that the table becomes
 */
record RowReader(
    TableKind kind,
    List<Heading> headings,
    MunicipalityNames names,
    ByteBudget budget,
    TableFaults faults) {

  static final String UNSPLIT = "unsplit_row";

  private static final List<String> SEPARATORS = List.of(";", ",", "\t");

  /** A time of day that is no day and month: 20:00, 20.00 and kl. 10.05, but not 12.01. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\d{1,2}(?::\\d{2}(?::00)?|\\.(?:00|1[3-9]|[2-5]\\d))"
              + "|(?:kl\\.?|klokk(?:en|a))[ \\u00A0]?\\d{1,2}(?:[:.]?\\d{2}(?::00)?)?");

  private static final ZoneId HOME = ZoneId.of("Europe/Oslo");

  ObjectNode read(Row row, Findings findings) {
    ObjectNode data = data(row, findings);
    budget.take(data);
    faults.take(row, findings);
    return data;
  }

  private ObjectNode data(Row row, Findings findings) {
    if (isUnsplit(row)) {
      findings.fault(unsplit());
      return Json.MAPPER.createObjectNode();
    }
    Set<Heading> examples = examples(row);
    if (!examples.isEmpty()) {
      findings.fault(example(row, examples));
    }
    ObjectNode data = Json.MAPPER.createObjectNode();
    Map<String, Heading> municipalities = new HashMap<>();
    CellReader cells =
        new CellReader(
            new CellFaults(findings, !kind.isPrivate()), names, () -> day(row), zone(row));
    for (int i = 0; i < row.cells().size(); i++) {
      Heading heading = heading(i);
      Cell cell = dated(row, heading, row.cells().get(i));
      if (!cell.isEmpty() && heading.column() == null) {
        noHeading(i + 1, findings);
      } else if (!cell.isEmpty() && !isUnreadable(heading, examples)) {
        read(heading, cell, cells, data, municipalities);
      }
    }
    nameOwner(data);
    return data;
  }

  /** The sender may write its name instead of its id. */
  private void nameOwner(ObjectNode data) {
    String owner = data.path(kind.ownerField()).asString("");
    if (names.writer().isCalled(owner)) {
      data.put(kind.ownerField(), names.writer().id());
    }
  }

  /** One cell with as many values as there are columns, between other separators than theirs. */
  private boolean isUnsplit(Row row) {
    return row.cells().size() == 1
        && headings.size() > 1
        && SEPARATORS.stream()
            .anyMatch(s -> row.cells().get(0).text().split(s, -1).length == headings.size());
  }

  private static Reason unsplit() {
    return Reason.of(
        "",
        UNSPLIT,
        "Hele raden står i én celle. Skill verdiene med samme tegn som kolonnenavnene i første rad, eller del dem i hver sin celle.",
        "The whole row stands in one cell. Separate the values as the column names of the first row are, or divide them into a cell each.");
  }

  /** The column of this field as the sender calls it. */
  String nameOf(String field) {
    return headings.stream()
        .filter(heading -> heading.column() != null && heading.column().field().equals(field))
        .findFirst()
        .map(heading -> PlainText.shortened(heading.name()))
        .orElseGet(() -> kind.columnOf(field).norwegian());
  }

  /** What the sender calls the fields that stand in the table. */
  Map<String, String> columns() {
    Map<String, String> columns = new HashMap<>();
    for (Heading heading : headings) {
      if (heading.column() != null) {
        columns.put("data." + heading.column().field(), PlainText.shortened(heading.name()));
      }
    }
    return columns;
  }

  /**
   * @param municipalities the columns with a figure, by the municipality that each is
   */
  private static void read(
      Heading heading,
      Cell cell,
      CellReader cells,
      ObjectNode data,
      Map<String, Heading> municipalities) {
    Column column = heading.column();
    Optional<JsonNode> value = cells.read(column, heading.name(), cell);
    if (value.isEmpty()) {
      return;
    }
    if (column.form() != Form.OF_MUNICIPALITY) {
      put(data, column.field(), value.get());
      return;
    }
    Optional<String> number = cells.municipalities().one(column, heading.name(), heading.name());
    if (number.isPresent()) {
      Heading other =
          municipalities.putIfAbsent(cells.municipalities().today(number.get()), heading);
      if (other != null) {
        cells.faults().findings().fault(sameMunicipality(other, heading));
      }
      data.withObjectProperty("byMunicipality").set(number.get(), value.get());
    }
  }

  private static Reason sameMunicipality(Heading one, Heading other) {
    String first = PlainText.shortened(one.name());
    String second = PlainText.shortened(other.name());
    return Reason.of(
        "data." + other.column().field(),
        "repeated_column",
        "«%s» og «%s» er samme kommune, og begge er fylt ut. La tallet stå i den ene, og tøm den andre."
            .formatted(first, second),
        "“%s” and “%s” are the same municipality, and both are filled in. Keep the figure in one, and empty the other."
            .formatted(first, second));
  }

  private Heading heading(int column) {
    return column < headings.size() ? headings.get(column) : new Heading("", null);
  }

  /** The cells that still have what the template had there. */
  private Set<Heading> examples(Row row) {
    return IntStream.range(0, Math.min(row.cells().size(), headings.size()))
        .filter(i -> Examples.has(kind, row.cells().get(i).text()))
        .mapToObj(headings::get)
        .filter(heading -> heading.column() != null)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** An example's figures and dates are words; its ids and texts tell which thing it would be. */
  private static boolean isUnreadable(Heading heading, Set<Heading> examples) {
    return examples.contains(heading) && !Form.WORDS.contains(heading.column().form());
  }

  private static Reason example(Row row, Set<Heading> examples) {
    long filled = row.cells().stream().filter(cell -> !cell.isEmpty()).count();
    if (2L * examples.size() >= filled) {
      return Reason.of(
          "",
          "example",
          "Raden er eksempelet fra malen. Skriv deres egne opplysninger i den, eller slett den.",
          "The row is the example of the template. Write what is yours in it, or delete it.");
    }
    String names =
        examples.stream()
            .map(heading -> PlainText.shortened(heading.name()))
            .collect(Collectors.joining(", "));
    return Reason.of(
        "",
        "example",
        "Noe i raden er fortsatt eksempelet fra malen: %s. Skriv deres egne opplysninger der, eller tøm cellene."
            .formatted(names),
        "Something in the row is still the example of the template: %s. Write what is yours there, or empty the cells."
            .formatted(names));
  }

  /** An end without a date is of the day of the start, if it is later. */
  private Cell dated(Row row, Heading heading, Cell cell) {
    String clock = Marks.without(cell.text());
    if (heading.column() == null
        || !heading.column().field().equals("end")
        || !CLOCK.matcher(clock).matches()) {
      return cell;
    }
    ZoneId zone = zone(row);
    return WrittenMoment.only(Marks.without(text(row, "start")), zone)
        .filter(start -> start.time() != null)
        .flatMap(
            start ->
                WrittenMoment.only(start.date() + " " + clock, zone)
                    .filter(end -> end.time().isAfter(start.time())))
        .map(end -> Cell.text(end.written()))
        .orElse(cell);
  }

  /** Without one, as names are now. */
  private LocalDate day(Row row) {
    return kind.dayField()
        .map(field -> text(row, field))
        .flatMap(text -> WrittenMoment.meanings(Marks.without(text), HOME).stream().findFirst())
        .map(LocalMoment::date)
        .orElse(LocalDate.MAX);
  }

  private ZoneId zone(Row row) {
    String zone = Marks.without(text(row, "timeZone"));
    try {
      return zone.isEmpty() ? HOME : ZoneId.of(zone);
    } catch (DateTimeException e) {
      return HOME;
    }
  }

  /** What stands in the column of this field; empty if there is none. */
  private String text(Row row, String field) {
    return IntStream.range(0, Math.min(row.cells().size(), headings.size()))
        .filter(i -> headings.get(i).column() != null)
        .filter(i -> headings.get(i).column().field().equals(field))
        .mapToObj(i -> row.cells().get(i).text())
        .findFirst()
        .orElse("");
  }

  private static void put(ObjectNode data, String field, JsonNode value) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      data.set(field, value);
    } else {
      data.withObjectProperty(field.substring(0, dot)).set(field.substring(dot + 1), value);
    }
  }

  private static void noHeading(int number, Findings findings) {
    findings.fault(
        "",
        "no_heading",
        "Celle nr. %d har innhold, men kolonnen har ikke noe navn. Skriv navnet i første rad, eller tøm cellen. Har teksten skilletegnet i seg, må den stå i anførselstegn."
            .formatted(number),
        "Cell number %d has content, but its column has no name. Write the name in the first row, or empty the cell. A text that contains the separator must stand in quotes."
            .formatted(number));
  }
}
