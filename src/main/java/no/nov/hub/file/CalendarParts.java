package no.nov.hub.file;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;

/**
 * Collects what ical4j's parser finds. Values stay text, so that one bad event does not spoil its
 * neighbours, as it does in ical4j's own model.
 */
final class CalendarParts implements ContentHandler {

  /** An alarm inside an event inside a calendar is three. */
  private static final int DEEPEST = 6;

  private final List<CalendarPart> calendars = new ArrayList<>();
  private final Deque<CalendarPart> open = new ArrayDeque<>();
  private String name = "";
  private String value = "";
  private Map<String, String> parameters = new HashMap<>();

  static List<CalendarPart> read(String text) throws ParserException {
    CalendarParts parts = new CalendarParts();
    String unfolded = text.replaceAll("\r?\n[ \t]", "");
    try {
      new CalendarParserImpl(true).parse(new StringReader(unfolded), parts);
    } catch (IOException e) {
      throw new IllegalStateException("A string can always be read", e);
    }
    return parts.calendars;
  }

  @Override
  public void startCalendar() {
    CalendarPart calendar = new CalendarPart("VCALENDAR");
    calendars.add(calendar);
    open.clear();
    open.push(calendar);
  }

  @Override
  public void endCalendar() {
    open.clear();
  }

  @Override
  public void startComponent(String component) {
    if (open.size() >= DEEPEST) {
      throw new IllegalArgumentException("Too deep");
    }
    CalendarPart part = new CalendarPart(component.toUpperCase(Locale.ROOT));
    open.element().parts().add(part);
    open.push(part);
  }

  @Override
  public void endComponent(String component) {
    open.pop();
  }

  @Override
  public void startProperty(String property) {
    name = property.strip().toUpperCase(Locale.ROOT);
    value = "";
    parameters = new HashMap<>();
  }

  @Override
  public void parameter(String parameter, String text) {
    parameters.put(parameter.strip().toUpperCase(Locale.ROOT), text);
  }

  @Override
  public void propertyValue(String text) {
    value = text;
  }

  @Override
  public void endProperty(String property) {
    open.element().lines().add(new CalendarLine(name, parameters, value));
  }
}
