package no.nov.hub.file;

import java.util.List;
import no.nov.hub.message.Findings;
import no.nov.hub.message.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a row into data by its headings. All faults of the row are found. */
record RowReading(TableKind kind, List<Heading> headings) {

  ObjectNode read(Row row, Findings findings) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    CellReading cells = new CellReading(findings, !kind.isPrivate());
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      Heading heading = i < headings.size() ? headings.get(i) : new Heading("", null);
      if (!cell.isEmpty() && heading.column() == null) {
        noHeading(i + 1, findings);
      } else if (!cell.isEmpty()) {
        cells
            .read(heading.column(), heading.name(), cell)
            .ifPresent(value -> put(data, heading.column().field(), value));
      }
    }
    return data;
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
