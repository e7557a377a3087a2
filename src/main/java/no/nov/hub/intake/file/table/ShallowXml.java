package no.nov.hub.intake.file.table;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Ends the reading of elements that are nested deeper than those of any workbook. */
final class ShallowXml extends XMLFilterImpl {

  private static final int DEEPEST = 100;

  private int depth;

  ShallowXml(ContentHandler handler) {
    setContentHandler(handler);
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (++depth > DEEPEST) {
      throw new SAXException("Elements are nested too deep");
    }
    super.startElement(uri, name, qualified, attributes);
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    depth--;
    super.endElement(uri, name, qualified);
  }
}
