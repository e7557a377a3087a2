package no.nov.hub.intake.file.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.platform.message.Text;

/**
 * What stands in a calendar and is rightly not published, so that there is nothing to mend: the
 * sender is told what it was.
 */
public final class LeftOut {

  static final String TENTATIVE = "tentative";
  static final String BUSY = "busy";
  static final String PERSONAL = "personal";

  private static final int MOST_NAMED = 20;

  private static final Map<String, Text> OTHERS =
      new TreeMap<>(
          Map.of(
              "VTODO", new Text("oppgaver", "to-dos"),
              "VJOURNAL", new Text("journalnotater", "journal entries"),
              "VFREEBUSY", new Text("oversikter over ledig tid", "free and busy times")));

  private LeftOut() {}

  /** The same with a note in the place of each kind of entries that were left out. */
  public static FileContent told(FileContent content) {
    List<Text> notes = new ArrayList<>(content.unused());
    notes.addAll(content.notes());
    List<Entry> tentative = ofCode(content, TENTATIVE);
    List<Entry> busy = ofCode(content, BUSY);
    if (!tentative.isEmpty()) {
      notes.add(tentative(tentative));
    }
    if (!busy.isEmpty()) {
      notes.add(busy(busy));
    }
    List<Entry> personal = ofCode(content, PERSONAL);
    if (!personal.isEmpty()) {
      notes.add(personal(personal));
    }
    List<Entry> others =
        content.entries().stream()
            .filter(entry -> Stream.of(TENTATIVE, BUSY, PERSONAL).noneMatch(c -> isFor(entry, c)))
            .toList();
    return new FileContent(others, notes, List.of(), content.series());
  }

  private static List<Entry> ofCode(FileContent content, String code) {
    return content.entries().stream().filter(entry -> isFor(entry, code)).toList();
  }

  /**
   * For that alone; with other faults there is something to mend. One that is busy may be tentative
   * as well.
   */
  private static boolean isFor(Entry entry, String code) {
    Set<String> with = code.equals(BUSY) ? Set.of(BUSY, TENTATIVE) : Set.of(code);
    return entry instanceof Unreadable unreadable
        && unreadable.reasons().stream().anyMatch(reason -> reason.code().equals(code))
        && unreadable.reasons().stream().allMatch(reason -> with.contains(reason.code()));
  }

  private static Text tentative(List<Entry> entries) {
    return new Text(
        "Foreløpige arrangementer publiseres ikke før de er bekreftet: %s. Sett dem som bekreftet i kalenderen når de er det, og send filen på nytt. Er de publisert før, står de som de var."
            .formatted(named(places(entries), Text::nb, "og %d til")),
        "Tentative events are not published before they are confirmed: %s. Mark them as confirmed in the calendar when they are, and send the file again. If they were published before, they stand as they were."
            .formatted(named(places(entries), Text::en, "and %d more")));
  }

  private static Text busy(List<Entry> entries) {
    return new Text(
        "Oppføringer som bare viser når noen er opptatt eller ledig, er ikke publisert: %s. Skal andre se dem, gi dem en tittel i kalenderen."
            .formatted(named(places(entries), Text::nb, "og %d til")),
        "Entries that only show when somebody is busy or free are not published: %s. If others are to see them, give them a title in the calendar."
            .formatted(named(places(entries), Text::en, "and %d more")));
  }

  private static Text personal(List<Entry> entries) {
    return new Text(
        "Det som kalles privat, er ikke publisert: %s. Skal andre se noe av det, gi det en annen tittel eller kategori i kalenderen."
            .formatted(named(places(entries), Text::nb, "og %d til")),
        "What is called private is not published: %s. If others are to see any of it, give it another title or category in the calendar."
            .formatted(named(places(entries), Text::en, "and %d more")));
  }

  static Text own(List<Text> places) {
    return new Text(
        "Arrangementer som kommer fra huben selv, er ikke tatt inn på nytt: %s. Skal et av dem endres, gjør det der det ble sendt inn fra."
            .formatted(named(places, Text::nb, "og %d til")),
        "Events that come from the hub itself are not taken in again: %s. If one of them is to be changed, change it where it was sent from."
            .formatted(named(places, Text::en, "and %d more")));
  }

  /** What else than events stands in calendars, and how many of each. */
  static Optional<Text> others(List<CalendarPart> calendars) {
    List<Text> found = new ArrayList<>();
    OTHERS.forEach(
        (component, word) -> {
          long number = calendars.stream().mapToInt(each -> each.parts(component).size()).sum();
          if (number > 0) {
            found.add(new Text(word.nb() + " (" + number + ")", word.en() + " (" + number + ")"));
          }
        });
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Text(
                found.stream().map(Text::nb).collect(Collectors.joining(", ")),
                found.stream().map(Text::en).collect(Collectors.joining(", "))));
  }

  static Text noEvents(Text others) {
    return new Text(
        "Bare arrangementer tas inn. Dette er ikke tatt med: %s.".formatted(others.nb()),
        "Only events are taken in. This was left out: %s.".formatted(others.en()));
  }

  static Text over(int number) {
    return new Text(
        "Serier uten datoer i året som kommer, som ikke er tatt med: %d.".formatted(number),
        "Series without dates in the year to come, which were left out: %d.".formatted(number));
  }

  private static List<Text> places(List<Entry> entries) {
    return entries.stream().map(Entry::place).distinct().toList();
  }

  /** The first of them, and how many others there are. */
  private static String named(List<Text> places, Function<Text, String> language, String more) {
    String named =
        places.stream().limit(MOST_NAMED).map(language).collect(Collectors.joining(", "));
    int others = places.size() - MOST_NAMED;
    return others > 0 ? named + " " + more.formatted(others) : named;
  }
}
