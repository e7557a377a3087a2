package no.nov.hub.intake.file.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.intake.file.content.PastedText;
import no.nov.hub.intake.file.table.Cell;

/**
 * One property of a calendar file, such as {@code DTSTART;TZID=Europe/Oslo:20270112T080000}.
 *
 * @param name upper case
 * @param parameters by upper-case names; one without a value, as in vCalendar 1.0, is empty
 */
public record CalendarLine(String name, Map<String, String> parameters, String value) {

  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9-]{1,100})\\s*(?=[;:])");
  private static final Pattern PARAMETER = Pattern.compile("\\s*([A-Za-z0-9-]{1,100})\\s*(?:=|$)");

  /** Their values have no colon, but the names of their zones can have one. */
  private static final Set<String> TIMES =
      Set.of("DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID", "EXDATE", "RDATE");

  /** Empty if the line is no property. */
  static Optional<CalendarLine> parse(String line) {
    Matcher start = NAME.matcher(line);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    String name = start.group(1).toUpperCase(Locale.ROOT);
    int colon = colon(line, start.end(), TIMES.contains(name));
    return colon < 0
        ? Optional.empty()
        : parameters(line.substring(start.end(), colon))
            .map(found -> new CalendarLine(name, found, line.substring(colon + 1)));
  }

  /** The first outside quotes, or the last. */
  private static int colon(String line, int from, boolean last) {
    int colon = -1;
    boolean quoted = false;
    for (int i = from; i < line.length() && (last || colon < 0); i++) {
      quoted = quoted ^ line.charAt(i) == '"';
      colon = line.charAt(i) == ':' && !quoted ? i : colon;
    }
    return colon;
  }

  private static Optional<Map<String, String>> parameters(String text) {
    Map<String, String> found = new HashMap<>();
    for (String parameter : outsideQuotes(text)) {
      Matcher named = PARAMETER.matcher(parameter);
      if (!named.lookingAt() && !parameter.isBlank()) {
        return Optional.empty();
      }
      if (!parameter.isBlank()) {
        found.putIfAbsent(
            named.group(1).toUpperCase(Locale.ROOT), parameter.substring(named.end()).strip());
      }
    }
    return Optional.of(found);
  }

  private static List<String> outsideQuotes(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == ';' && !quoted)) {
        parts.add(text.substring(from, i));
        from = i + 1;
      } else {
        quoted = quoted ^ text.charAt(i) == '"';
      }
    }
    return parts;
  }

  /** Without the quotes that a parameter may stand in. */
  public String parameter(String parameter) {
    String text = parameters.get(parameter);
    return text == null ? "" : text.replace("\"", "").strip();
  }

  boolean has(String parameter) {
    return parameters.containsKey(parameter);
  }

  /** The same with a line below it that is no property, but the rest of a text. */
  CalendarLine followedBy(String text) {
    return new CalendarLine(name, parameters, value + "\n" + text);
  }

  /** The value of a text property; RFC 5545, 3.3.11. */
  public String text() {
    String plain = ValueEncoding.of(this).decoded(value);
    return Cell.text(PastedText.cleaned(unescaped(plain))).text();
  }

  /** The values of a list of texts; a comma that is part of one stands after a backslash. */
  List<String> texts() {
    return Arrays.stream(value.split("(?<!\\\\),"))
        .map(each -> new CalendarLine(name, parameters, each).text())
        .toList();
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        plain.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
