package no.nov.hub.groups.meeting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.nov.hub.platform.language.Language;
import no.nov.hub.shared.event.EventTime;

/** When a meeting is, in words, with the zone named. */
public final class MeetingTimes {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final boolean norwegian;
  private final DateTimeFormatter day;
  private final DateTimeFormatter clock;

  public MeetingTimes(Language language) {
    norwegian = language == Language.NB;
    Locale locale = language.locale();
    day = DateTimeFormatter.ofPattern(norwegian ? "EEEE d. MMMM yyyy" : "EEEE d MMMM yyyy", locale);
    clock = DateTimeFormatter.ofPattern(norwegian ? "HH.mm" : "HH:mm", locale);
  }

  /** “tirsdag 12. januar 2027 kl. 09.00–10.30 (norsk tid)”. */
  public String inFull(EventTime time) {
    return inFull(time, time.zone());
  }

  /** The same instants, as clocks show them elsewhere. */
  public String inFull(EventTime time, ZoneId zone) {
    if (time.allDay()) {
      return days(time.firstDay(), time.lastDay());
    }
    ZonedDateTime start = time.startsAt().atZone(zone);
    String text = day.format(start) + at() + clock.format(start);
    if (time.end() != null) {
      ZonedDateTime end = time.endsAt().atZone(zone);
      boolean sameDay = end.toLocalDate().equals(start.toLocalDate());
      text += sameDay ? "–" + clock.format(end) : to() + day.format(end) + at() + clock.format(end);
    }
    return text + " (" + name(zone) + ")";
  }

  /** “tirsdag 12. januar 2027 kl. 09.00”, for a subject. */
  public String start(EventTime time) {
    ZonedDateTime start = time.startsAt().atZone(time.zone());
    return time.allDay()
        ? day.format(time.firstDay())
        : day.format(start) + at() + clock.format(start);
  }

  /** “tirsdag 12. januar 2027”. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  private String days(LocalDate first, LocalDate last) {
    return first.equals(last) ? day.format(first) : day.format(first) + to() + day.format(last);
  }

  private String at() {
    return norwegian ? " kl. " : " at ";
  }

  private String to() {
    return norwegian ? " til " : " to ";
  }

  private String name(ZoneId zone) {
    if (zone.equals(NORWAY)) {
      return norwegian ? "norsk tid" : "Norwegian time";
    }
    return (norwegian ? "tidssone " : "time zone ") + zone.getId();
  }

  /** True if clocks there show something else than at the meeting. */
  public static boolean differ(EventTime time, ZoneId zone) {
    return !time.allDay()
        && !zone.getRules()
            .getOffset(time.startsAt())
            .equals(time.zone().getRules().getOffset(time.startsAt()));
  }

  public static ZoneId norway() {
    return NORWAY;
  }
}
