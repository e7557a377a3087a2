package no.nov.hub.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which cell styles show a number as a date. */
final class CellStyles extends DefaultHandler {

  private static final int LONGEST_FORMAT = 255;

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Boolean> dates = new ArrayList<>();
  private boolean inCells;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("cellXfs")) {
      inCells = true;
    } else if (name.equals("numFmt")) {
      String code = attributes.getValue("formatCode");
      if (code != null && code.length() <= LONGEST_FORMAT) {
        formats.put(Numbers.small(attributes.getValue("numFmtId"), -1), code);
      }
    } else if (inCells && name.equals("xf")) {
      dates.add(isDate(Numbers.small(attributes.getValue("numFmtId"), 0)));
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("cellXfs")) {
      inCells = false;
    }
  }

  boolean isDate(String style) {
    int number = Numbers.small(style, 0);
    return number >= 0 && number < dates.size() && dates.get(number);
  }

  private boolean isDate(int format) {
    String code = formats.get(format);
    return code == null ? DateFormats.isDate(format) : DateFormats.isDate(code);
  }
}
