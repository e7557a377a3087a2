package no.nov.hub.file;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Hands the rows of a sheet to a table as they are read. */
final class SheetRows extends DefaultHandler {

  /** The table wants no more. */
  static final class EnoughRows extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  private static final int LETTERS = 26;

  private final SheetCells cells;
  private final Table table;

  private final StringBuilder value = new StringBuilder();
  private List<Cell> row = new ArrayList<>();
  private int rowNumber;
  private int column;
  private String type;
  private String style;
  private boolean computed;
  private boolean inValue;
  private boolean inPhonetic;

  SheetRows(SheetCells cells, Table table) {
    this.cells = cells;
    this.table = table;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> startRow(attributes);
      case "c" -> startCell(attributes);
      case "f" -> computed = true;
      case "v" -> inValue = true;
      case "t" -> inValue = !inPhonetic;
      case "rPh" -> inPhonetic = true;
      default -> inValue = false;
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    switch (name) {
      case "row" -> endRow();
      case "c" -> endCell();
      case "rPh" -> inPhonetic = false;
      default -> inValue = false;
    }
  }

  @Override
  public void characters(char[] buffer, int start, int length) throws SAXException {
    if (inValue) {
      if (value.length() + length > CsvReading.LONGEST_FIELD) {
        throw new SAXException("A cell is too long");
      }
      value.append(buffer, start, length);
    }
  }

  private void startRow(Attributes attributes) {
    rowNumber = Numbers.small(attributes.getValue("r"), rowNumber + 1);
    row = new ArrayList<>();
    column = -1;
  }

  private void startCell(Attributes attributes) {
    column = column(attributes.getValue("r"), column + 1);
    type = attributes.getValue("t");
    style = attributes.getValue("s");
    computed = false;
    value.setLength(0);
  }

  private void endCell() throws SAXException {
    Cell cell = cells.cell(type, style, computed, value.toString());
    if (cell.isEmpty()) {
      return;
    }
    // One cell beyond the widest table is enough to refuse it.
    int place = Math.min(column, Table.MOST_COLUMNS);
    while (row.size() <= place) {
      row.add(Cell.text(""));
    }
    row.set(place, cell);
  }

  private void endRow() throws EnoughRows {
    if (!table.take(new Row(rowNumber, row))) {
      throw new EnoughRows();
    }
  }

  /** The column of a reference such as AB12, from 0. */
  private static int column(String reference, int otherwise) {
    if (reference == null || !reference.matches("[A-Z]{1,3}\\d{1,7}")) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; Character.isLetter(reference.charAt(i)); i++) {
      number = number * LETTERS + reference.charAt(i) - 'A' + 1;
    }
    return number - 1;
  }
}
