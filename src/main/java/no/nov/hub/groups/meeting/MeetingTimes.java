package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.shared.event.EventTime;

/** When a meeting is, in words, with the zone named. */
public final class MeetingTimes {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private final Texts texts;
  private final DateTimeFormatter day;
  private final DateTimeFormatter clock;

  public MeetingTimes(Language language) {
    texts = new Texts(language);
    boolean norwegian = language == Language.NB;
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
    String text = at(start);
    if (time.end() != null) {
      ZonedDateTime end = time.endsAt().atZone(zone);
      boolean sameDay = end.toLocalDate().equals(start.toLocalDate());
      text = sameDay ? text + "–" + clock.format(end) : texts.say("meeting.time.to", text, at(end));
    }
    return inZone(text, zone);
  }

  /** “tirsdag 12. januar 2027 kl. 09.00 (norsk tid)”. */
  String inNorway(Instant time) {
    return inZone(at(time.atZone(NORWAY)), NORWAY);
  }

  /** “tirsdag 12. januar 2027 kl. 09.00”, for a subject. */
  public String start(EventTime time) {
    ZonedDateTime start = time.startsAt().atZone(time.zone());
    return time.allDay() ? day.format(time.firstDay()) : at(start);
  }

  /** “tirsdag 12. januar 2027”. */
  public String day(LocalDate date) {
    return day.format(date);
  }

  private String days(LocalDate first, LocalDate last) {
    return first.equals(last)
        ? day.format(first)
        : texts.say("meeting.time.to", day.format(first), day.format(last));
  }

  private String at(ZonedDateTime time) {
    return texts.say("common.time.at", day.format(time), clock.format(time));
  }

  private String inZone(String text, ZoneId zone) {
    return zone.equals(NORWAY)
        ? texts.say("meeting.time.in-norway", text)
        : texts.say("meeting.time.in-zone", text, zone.getId());
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
