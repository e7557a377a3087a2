package no.nov.hub.intake.feed;

import java.util.ArrayList;
import java.util.List;

/** Calendars for tests, written so that they read as what they hold. */
public final class Calendars {

  private Calendars() {}

  public static String calendar(String... events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.no//test//NO\r\n"
        + String.join("", events)
        + "END:VCALENDAR\r\n";
  }

  /**
   * @param start such as {@code 20270112T080000}
   * @param more lines
   */
  public static String event(String uid, String title, String start, String... more) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VEVENT");
    lines.add("UID:" + uid);
    lines.add("DTSTAMP:20261101T060000Z");
    lines.add("DTSTART;TZID=Europe/Oslo:" + start);
    lines.add("SUMMARY:" + title);
    lines.addAll(List.of(more));
    lines.add("END:VEVENT");
    return String.join("\r\n", lines) + "\r\n";
  }
}
