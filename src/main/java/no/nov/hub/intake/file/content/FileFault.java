package no.nov.hub.intake.file.content;

import java.util.List;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/** Faults that concern a file as a whole. */
public final class FileFault {

  public static final Text PLACE = new Text("Filen", "The file");
  public static final String NO_EVENTS = "no_events";

  private FileFault() {}

  public static Unreadable of(String code, String nb, String en) {
    return new Unreadable(PLACE, List.of(Reason.of("", code, nb, en)));
  }

  public static Unreadable empty() {
    return of(
        "empty",
        "Filen er tom. Fyll inn minst én rad eller ett arrangement, og send den på nytt.",
        "The file is empty. Fill in at least one row or event, and send it again.");
  }

  /**
   * @param found what a calendar has instead
   */
  public static Unreadable noEvents(Text found) {
    return of(
        NO_EVENTS,
        "Filen har ingen arrangementer, bare dette: %s. Bare arrangementer tas inn. Hent ut kalenderen med arrangementene, og send den på nytt."
            .formatted(found.nb()),
        "The file has no events, only this: %s. Only events are taken in. Export the calendar with the events, and send it again."
            .formatted(found.en()));
  }

  public static Unreadable tooMany(String nbThings, String enThings, int most) {
    return of(
        "too_many",
        "Filen har for mange %s; grensen er %d. Del den i flere filer.".formatted(nbThings, most),
        "The file has too many %s; the most is %d. Divide it into several files."
            .formatted(enThings, most));
  }

  /** What the file would become. */
  public static Unreadable tooMuch() {
    return new Unreadable(PLACE, List.of(ByteBudget.reason()));
  }

  public static Unreadable notCalendarText() {
    return of(
        "not_text",
        "Filen er ikke en kalender i vanlig tekst. Hent den ut av kalenderen på nytt som .ics (iCalendar), eller lagre den med tegnkodingen UTF-8.",
        "The file is not a calendar in plain text. Export it from the calendar again as .ics (iCalendar), or save it with the encoding UTF-8.");
  }

  public static Unreadable calendarOfAnotherMachine() {
    return of(
        "unknown_encoding",
        "Bokstaver som æ, ø, å og ö kan ikke leses sikkert, for filen er lagret slik en Mac eller et eldre program gjør det. Hent den ut av kalenderen på nytt, eller lagre den med tegnkodingen UTF-8.",
        "Letters such as æ, ø, å and ö cannot be read with certainty, because the file was saved as a Mac or an older program does. Export it from the calendar again, or save it with the encoding UTF-8.");
  }

  public static Unreadable notText() {
    return of(
        "not_text",
        "Filen er ikke en tekstfil. Lagre den som CSV UTF-8 eller som .xlsx, med rett filendelse.",
        "The file is not a text file. Save it as CSV UTF-8 or as .xlsx, with the right extension.");
  }
}
