package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
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
  private static final Pattern RANGE =
      Pattern.compile("[A-Z]{1,3}(?<first>\\d{1,7}):[A-Z]{1,3}(?<last>\\d{1,7})");

  private final SheetCells cells;
  private final Table table;

  /** What a range of columns has in common. */
  private record Columns(int first, int last, String style, boolean hidden) {
    boolean has(int column) {
      return column >= first && column <= last;
    }
  }

  private final List<Columns> columns = new ArrayList<>();
  private final List<Integer> hiddenRows = new ArrayList<>();
  private final List<Integer> struckRows = new ArrayList<>();
  private final List<Integer> partlyStruckRows = new ArrayList<>();
  private final List<String> mergedRows = new ArrayList<>();
  private final Set<String> hiddenColumns = new LinkedHashSet<>();
  private final StringBuilder value = new StringBuilder();
  private List<Cell> row = new ArrayList<>();
  private String rowStyle;
  private boolean rowHidden;
  private int filledCells;
  private int struckCells;
  private int rowNumber;
  private int column;
  private String type;
  private String style;
  private String alignment;
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
      case "col" -> startColumns(attributes);
      case "row" -> startRow(attributes);
      case "c" -> startCell(attributes);
      case "f" -> computed = true;
      case "r" -> alignment = null;
      case "vertAlign" -> alignment = attributes.getValue("val");
      case "v" -> inValue = true;
      case "t" -> inValue = !inPhonetic;
      case "rPh" -> inPhonetic = true;
      case "mergeCell" -> addMerged(attributes.getValue("ref"));
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
      if (value.length() + length > CsvFileReader.LONGEST_FIELD) {
        throw new SAXException("A cell is too long");
      }
      value.append(RaisedDigits.of(new String(buffer, start, length), alignment));
    }
  }

  private void startRow(Attributes attributes) {
    rowNumber = Numbers.small(attributes.getValue("r"), rowNumber + 1);
    row = new ArrayList<>();
    rowStyle = attributes.getValue("s");
    rowHidden = isHidden(attributes, "ht");
    filledCells = 0;
    struckCells = 0;
    column = -1;
  }

  private void addMerged(String range) {
    Matcher rows = RANGE.matcher(range == null ? "" : range);
    if (rows.matches() && !rows.group("first").equals(rows.group("last"))) {
      mergedRows.add(range);
    }
  }

  private void startColumns(Attributes attributes) {
    if (columns.size() > Table.MOST_COLUMNS) {
      return;
    }
    columns.add(
        new Columns(
            Numbers.small(attributes.getValue("min"), 1) - 1,
            Numbers.small(attributes.getValue("max"), 0) - 1,
            attributes.getValue("style"),
            isHidden(attributes, "width")));
  }

  private static boolean isHidden(Attributes attributes, String size) {
    String hidden = attributes.getValue("hidden");
    return "1".equals(hidden) || "true".equals(hidden) || "0".equals(attributes.getValue(size));
  }

  private void startCell(Attributes attributes) {
    column = column(attributes.getValue("r"), column + 1);
    type = attributes.getValue("t");
    style = style(attributes.getValue("s"));
    computed = false;
    alignment = null;
    value.setLength(0);
  }

  /** A cell without a style of its own has that of its row, else that of its column. */
  private String style(String own) {
    if (own != null || rowStyle != null) {
      return own != null ? own : rowStyle;
    }
    return columns.stream()
        .filter(range -> range.has(column))
        .findFirst()
        .map(Columns::style)
        .orElse(null);
  }

  /** Rows of the sheet that it does not show, with something in them. */
  List<Integer> hiddenRows() {
    return hiddenRows;
  }

  /** Columns of the sheet that it does not show, with something in them. */
  Set<String> hiddenColumns() {
    return hiddenColumns;
  }

  /** Cells that are one over several rows; only the first of them has what they say. */
  List<String> mergedRows() {
    return mergedRows;
  }

  /** Rows with a line through all that they say, which is not read: it no longer counts. */
  List<Integer> struckRows() {
    return struckRows;
  }

  /** Rows with a line through some cells. */
  List<Integer> partlyStruckRows() {
    return partlyStruckRows;
  }

  private void endCell() throws SAXException {
    Cell cell = cells.cell(type, style, computed, value.toString());
    if (cell.isEmpty()) {
      return;
    }
    filledCells++;
    struckCells += cells.styles().isStruck(style) ? 1 : 0;
    if (columns.stream().anyMatch(range -> range.hidden() && range.has(column))) {
      hiddenColumns.add(CellReference.convertNumToColString(column));
    }
    // One cell beyond the widest table is enough to refuse it.
    int place = Math.min(column, Table.MOST_COLUMNS);
    while (row.size() <= place) {
      row.add(Cell.text(""));
    }
    row.set(place, cell);
  }

  private void endRow() throws EnoughRows {
    if (struckCells > 0 && struckCells == filledCells) {
      struckRows.add(rowNumber);
      return;
    }
    if (struckCells > 0) {
      partlyStruckRows.add(rowNumber);
    }
    if (rowHidden && !row.isEmpty()) {
      hiddenRows.add(rowNumber);
    }
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
