package no.nov.hub.file;

import java.util.Map;

/** One property of a calendar file, such as {@code DTSTART;TZID=Europe/Oslo:20270112T080000}. */
public record CalendarLine(String name, Map<String, String> parameters, String value) {

  /** Without the quotes that a parameter may stand in. */
  public String parameter(String parameter) {
    String text = parameters.get(parameter);
    return text == null ? "" : text.replace("\"", "").strip();
  }

  /** The value of a text property; RFC 5545, 3.3.11. */
  public String text() {
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
    return Cell.text(plain.toString()).text();
  }
}
