package no.nov.hub.intake.file.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.intake.file.content.SeriesInFile;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * One VEVENT of a file, readable or not.
 *
 * @param event meaningless if there are faults
 */
record CalendarItem(
    Text place, CalendarPart part, Occurrence occurrence, ReadEvent event, List<Reason> faults) {

  /** Faults with which another time may be meant than the one that was read. */
  private static final Set<String> UNSURE = Set.of("said_twice", "garbled_line");

  static CalendarItem of(int number, CalendarPart part, CalendarPart calendar, Zones zones) {
    Findings findings = new Findings();
    CalendarEventReader reading = new CalendarEventReader(part, calendar, zones, findings);
    Text place = reading.place(number);
    Occurrence occurrence = reading.occurrence();
    ReadEvent event = reading.read(place, occurrence);
    return new CalendarItem(place, part, occurrence, event, findings.faults());
  }

  String uid() {
    return part.text("UID");
  }

  Revision revision() {
    return event.revision();
  }

  boolean isReadable() {
    return faults.isEmpty();
  }

  boolean isPrivate() {
    return isPrivate(faults);
  }

  private static boolean isPrivate(List<Reason> faults) {
    return faults.stream()
        .anyMatch(fault -> Set.of(Privacy.CODE, LeftOut.PERSONAL).contains(fault.code()));
  }

  /**
   * Of the series itself. All dates of it are known if those are that are not kept private; of one
   * that is private only those are shared that say so.
   *
   * @param given what the series and its changed dates became
   */
  SeriesInFile inFile(List<Entry> given) {
    boolean known =
        given.stream()
            .allMatch(each -> !(each instanceof Unreadable fault) || isPrivate(fault.reasons()));
    return new SeriesInFile(revision(), isPrivate() || known, isPrivate());
  }

  boolean says(String property) {
    return !part.all(property).isEmpty();
  }

  CalendarItem of(Occurrence other) {
    return new CalendarItem(place, part, other, event.of(other), faults);
  }

  /** The series itself without these of its dates. */
  CalendarItem without(Set<String> keys) {
    return new CalendarItem(place, part, occurrence, event.without(keys), faults);
  }

  CalendarItem refused(Reason fault) {
    return new CalendarItem(place, part, occurrence, event, List.of(fault));
  }

  /**
   * @param eventId of the date that it stands for, or empty
   */
  Unreadable unreadable(String eventId) {
    return new Unreadable(place, uid(), faults, isPrivate() ? eventId : "", lastDay());
  }

  /** Null if it may be any, or several. */
  private LocalDate lastDay() {
    boolean several =
        says("RRULE")
            || says("RDATE")
            || !Set.of(Occurrence.Kind.WHOLE, Occurrence.Kind.ONE).contains(occurrence.kind());
    boolean unsure =
        faults.stream()
            .anyMatch(fault -> fault.field().equals("data.end") || UNSURE.contains(fault.code()));
    return several || unsure || event.start() == null
        ? null
        : event.start().lastDay(event.length());
  }
}
