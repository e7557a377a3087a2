package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The sheets of a workbook, and whether it counts its days from 1904, as Excel for Mac did. */
final class WorkbookSheets extends DefaultHandler {

  /**
   * @param name on its tab
   * @param relationship tells where its cells are
   */
  record Sheet(String name, boolean visible, String relationship) {}

  private final List<Sheet> sheets = new ArrayList<>();
  private boolean from1904;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("workbookPr")) {
      String value = attributes.getValue("date1904");
      from1904 = "1".equals(value) || "true".equals(value);
    } else if (name.equals("sheet")) {
      String state = attributes.getValue("state");
      boolean visible = state == null || state.equals("visible");
      sheets.add(new Sheet(attributes.getValue("name"), visible, relationship(attributes)));
    }
  }

  /** Its namespace is another in Strict Open XML. */
  private static String relationship(Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals("id")
          && attributes.getURI(i).endsWith("/relationships")) {
        return attributes.getValue(i);
      }
    }
    return "";
  }

  List<Sheet> sheets() {
    return sheets;
  }

  boolean from1904() {
    return from1904;
  }
}
