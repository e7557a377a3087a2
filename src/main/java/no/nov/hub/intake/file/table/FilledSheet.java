package no.nov.hub.intake.file.table;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Looks whether anything is written in a sheet, and no further. */
final class FilledSheet extends DefaultHandler {

  /** There is. */
  static final class Written extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  private boolean inValue;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    inValue = name.equals("v") || name.equals("t");
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    inValue = false;
  }

  @Override
  public void characters(char[] buffer, int start, int length) throws SAXException {
    if (inValue && !new String(buffer, start, length).isBlank()) {
      throw new Written();
    }
  }
}
