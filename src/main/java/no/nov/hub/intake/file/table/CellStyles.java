package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Which cell styles show a number as something else, and which strike through what stands there.
 */
final class CellStyles extends DefaultHandler {

  private static final int LONGEST_FORMAT = 255;

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Boolean> dates = new ArrayList<>();
  private final List<Boolean> months = new ArrayList<>();
  private final List<Boolean> anyYears = new ArrayList<>();
  private final List<Boolean> others = new ArrayList<>();
  private final List<Boolean> struckFonts = new ArrayList<>();
  private final List<Boolean> struck = new ArrayList<>();
  private boolean inFonts;
  private boolean inCells;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (name.equals("cellXfs")) {
      inCells = true;
    } else if (name.equals("fonts")) {
      inFonts = true;
    } else if (inFonts && name.equals("font")) {
      struckFonts.add(false);
    } else if (inFonts && name.equals("strike")) {
      struckFonts.set(struckFonts.size() - 1, isOn(attributes.getValue("val")));
    } else if (name.equals("numFmt")) {
      String code = attributes.getValue("formatCode");
      if (code != null && code.length() <= LONGEST_FORMAT) {
        formats.put(Numbers.small(attributes.getValue("numFmtId"), -1), code);
      }
    } else if (inCells && name.equals("xf")) {
      addFormat(Numbers.small(attributes.getValue("numFmtId"), 0));
      struck.add(is(struckFonts, attributes.getValue("fontId")));
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("cellXfs")) {
      inCells = false;
    } else if (name.equals("fonts")) {
      inFonts = false;
    }
  }

  private static boolean isOn(String value) {
    return value == null || value.equals("1") || value.equals("true");
  }

  boolean isDate(String style) {
    return is(dates, style);
  }

  /** Whether a date is shown without its day. */
  boolean hidesDay(String style) {
    return is(months, style);
  }

  /** Whether a date is shown without its year. */
  boolean hidesYear(String style) {
    return is(anyYears, style);
  }

  /** Whether another number is shown than the one that is stored. */
  boolean showsAnother(String style) {
    return is(others, style);
  }

  boolean isStruck(String style) {
    return is(struck, style);
  }

  private static boolean is(List<Boolean> each, String number) {
    int place = Numbers.small(number, 0);
    return place >= 0 && place < each.size() && each.get(place);
  }

  private void addFormat(int number) {
    String code = formats.get(number);
    boolean date = code == null ? DateFormats.isDate(number) : DateFormats.isDate(code);
    boolean noDay = code == null ? DateFormats.hidesDay(number) : DateFormats.hidesDay(code);
    boolean noYear = code == null ? DateFormats.hidesYear(number) : DateFormats.hidesYear(code);
    boolean another =
        code == null ? NumberFormats.showsAnother(number) : NumberFormats.showsAnother(code);
    dates.add(date);
    months.add(date && noDay);
    anyYears.add(date && noYear);
    others.add(!date && another);
  }
}
