package no.nov.hub.intake.file.calendar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.intake.file.calendar.CalendarTime.Day;
import no.nov.hub.intake.file.calendar.CalendarTime.Moment;
import no.nov.hub.intake.file.content.Revision;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * All that a file says of one UID: an event or a series, and dates of it that are otherwise. Of
 * several versions the newest counts.
 *
 * @param items in the order of the file
 * @param notes on those that do not count
 */
record CalendarSeries(List<CalendarItem> items, List<Text> notes) {

  static CalendarSeries of(List<CalendarItem> ofOneUid) {
    CalendarSeries series = new CalendarSeries(new ArrayList<>(), new ArrayList<>());
    CalendarTime start = start(ofOneUid);
    Map<String, List<CalendarItem>> versions = new LinkedHashMap<>();
    for (CalendarItem item : ofOneUid) {
      CalendarItem placed = item.of(item.occurrence().inSeries(start));
      versions.computeIfAbsent(placed.occurrence().key(), key -> new ArrayList<>()).add(placed);
    }
    versions.values().forEach(series::takeNewest);
    series.items.replaceAll(series::judged);
    return series;
  }

  private static CalendarTime start(Collection<CalendarItem> items) {
    return items.stream()
        .filter(item -> item.occurrence().isWhole() && item.event().start() != null)
        .reduce((one, other) -> isNewer(other, one) ? other : one)
        .map(item -> item.event().start())
        .orElse(null);
  }

  private static boolean isNewer(CalendarItem one, CalendarItem other) {
    return Revision.OLDEST_FIRST.compare(one.revision(), other.revision()) > 0;
  }

  /** Nothing tells those of the same revision apart; then one that is private keeps all so. */
  private void takeNewest(List<CalendarItem> versions) {
    CalendarItem newest = versions.stream().reduce((a, b) -> isNewer(b, a) ? b : a).orElseThrow();
    List<CalendarItem> counting = new ArrayList<>();
    for (CalendarItem item : versions) {
      if (isNewer(newest, item)) {
        notes.add(older(item, newest));
      } else if (counting.stream().noneMatch(other -> other.part().equals(item.part()))) {
        counting.add(item);
      }
    }
    Optional<CalendarItem> kept = counting.stream().filter(CalendarItem::isPrivate).findFirst();
    if (counting.size() > 1) {
      notes.add(alike(counting));
    }
    items.addAll(kept.map(List::of).orElse(counting));
  }

  private CalendarItem judged(CalendarItem item) {
    if (item.isReadable() && isKeptPrivate(item)) {
      return item.refused(OF_A_PRIVATE_SERIES);
    }
    if (item.isReadable() && item.occurrence().isWhole() && hasUnreadableChange()) {
      return item.refused(UNREADABLE_CHANGE);
    }
    return item.isReadable() && isDayWithoutItsTime(item) ? item.refused(ONLY_THE_DAY) : item;
  }

  /** A date of a private series that says nothing else. */
  private boolean isKeptPrivate(CalendarItem item) {
    return !item.occurrence().isWhole()
        && !item.event().cancelled()
        && !item.says("CLASS")
        && items.stream().anyMatch(other -> other.occurrence().isWhole() && other.isPrivate());
  }

  private boolean hasUnreadableChange() {
    return items.stream()
        .anyMatch(other -> other.occurrence().kind() == Occurrence.Kind.UNREADABLE);
  }

  /** Which date is meant is then known only beside the series. */
  private boolean isDayWithoutItsTime(CalendarItem item) {
    return item.occurrence().date() instanceof Day && item.event().start() instanceof Moment;
  }

  /** With what it leaves out or changes where it has dates; what hits none of them is told. */
  CalendarSeries placed(CalendarMessages messages) {
    return whole()
        .filter(item -> item.isReadable() && item.event().isSeries())
        .filter(item -> items.size() > 1 || !item.event().exceptions().isEmpty())
        .flatMap(item -> messages.dates(item.event()))
        .map(this::placed)
        .orElse(this);
  }

  private CalendarSeries placed(SeriesDates dates) {
    CalendarSeries placed = new CalendarSeries(new ArrayList<>(), new ArrayList<>(notes));
    Set<String> taken = changed().stream().map(Occurrence::key).collect(Collectors.toSet());
    for (CalendarItem item : items) {
      placed.items.add(
          item.occurrence().isWhole()
              ? placed.leavingOut(item, dates)
              : placed.changing(item, dates, taken));
    }
    return placed;
  }

  private CalendarItem leavingOut(CalendarItem whole, SeriesDates dates) {
    Set<String> keys = new HashSet<>();
    for (CalendarTime time : whole.event().exceptions()) {
      if (dates.isStray(time)) {
        Optional<CalendarTime> meant = dates.meant(time);
        meant.ifPresent(date -> keys.add(date.key()));
        if (meant.isEmpty() && dates.isAmong(time)) {
          notes.add(stray(whole, time));
        }
      }
    }
    return whole.without(keys);
  }

  private CalendarItem changing(CalendarItem item, SeriesDates dates, Set<String> taken) {
    Occurrence told = item.occurrence();
    if (told.kind() != Occurrence.Kind.ONE || !dates.isStray(told.date())) {
      return item;
    }
    Optional<Occurrence> meant =
        dates
            .meant(told.date())
            .map(date -> new Occurrence(Occurrence.Kind.ONE, date))
            .filter(one -> taken.add(one.key()));
    if (meant.isEmpty()) {
      notes.add(stray(item, told.date()));
    }
    return meant.map(item::of).orElse(item);
  }

  private static Text stray(CalendarItem item, CalendarTime time) {
    Text day = DateWords.of(time.day());
    return new Text(
        "%s: Kalenderen tar ut eller endrer %s, men serien har ingen slik dato (EXDATE, RECURRENCE-ID). Se at serien har de datoene den skal."
            .formatted(item.place().nb(), day.nb()),
        "%s: The calendar leaves out or changes %s, but the series has no such date (EXDATE, RECURRENCE-ID). See that the series has the dates that it should."
            .formatted(item.place().en(), day.en()));
  }

  List<Occurrence> changed() {
    return items.stream().map(CalendarItem::occurrence).filter(date -> !date.isWhole()).toList();
  }

  boolean recurs() {
    return items.stream().anyMatch(item -> item.occurrence().isWhole() && item.event().isSeries());
  }

  /** The series itself. */
  Optional<CalendarItem> whole() {
    return items.stream().filter(item -> item.occurrence().isWhole()).findFirst();
  }

  private static Text older(CalendarItem item, CalendarItem newest) {
    return new Text(
        "%s er en eldre versjon av %s og er ikke brukt."
            .formatted(item.place().nb(), newest.place().nb()),
        "%s is an older version of %s and was not used."
            .formatted(item.place().en(), newest.place().en()));
  }

  private static Text alike(List<CalendarItem> items) {
    CalendarItem first = items.get(0);
    CalendarItem last = items.get(items.size() - 1);
    return new Text(
        "%s og %s har samme id (UID), så bare det siste gjelder. Er de to ulike arrangementer, gi dem hver sin id."
            .formatted(first.place().nb(), last.place().nb()),
        "%s and %s have the same id (UID), so only the last counts. If they are two different events, give each an id of its own."
            .formatted(first.place().en(), last.place().en()));
  }

  private static final Reason OF_A_PRIVATE_SERIES =
      Reason.of(
          "",
          Privacy.CODE,
          "Arrangementet hører til en serie som er merket som privat, og deles derfor ikke. Ta bort merket, eller ta arrangementet ut av filen.",
          "The event belongs to a series that is marked as private, and is therefore not shared. Remove the mark, or leave the event out of the file.");

  private static final Reason UNREADABLE_CHANGE =
      Reason.of(
          "data.start",
          "unreadable_change",
          "Arrangementet gjentas, og en av gangene er endret på en måte som ikke kan leses (RECURRENCE-ID), så det er ikke sikkert hvilke datoer som gjelder. Rett den, og send filen på nytt.",
          "The event recurs, and one of its dates is changed in a way that cannot be read (RECURRENCE-ID), so that it is not certain which dates count. Correct it, and send the file again.");

  private static final Reason ONLY_THE_DAY =
      Reason.of(
          "data.start",
          "unreadable_change",
          "Arrangementet er én gang i en serie, men sier bare dagen og ikke klokkeslettet den hadde (RECURRENCE-ID). Legg hele serien i filen.",
          "The event is one date of a series, but says only the day and not the time that it had (RECURRENCE-ID). Put the whole series in the file.");
}
