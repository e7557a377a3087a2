package no.nov.hub.intake.file.table;

import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * One row of a table.
 *
 * @param number as the spreadsheet shows it, from 1
 */
record Row(int number, List<Cell> cells) {

  boolean isEmpty() {
    return cells.stream().allMatch(Cell::isEmpty);
  }

  Text place() {
    return new Text("Rad " + number, "Row " + number);
  }
}
