package no.nov.hub.intake.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * What stands in a calendar. A private event, or one that only says that somebody is busy, is none
 * of the hub's business, so it is as if it were not there; a faulty one is there.
 *
 * @param found by id; of two with the same id the last
 * @param uidsOfFaulty hashes of the ids of events or series that cannot be read
 * @param kept ids of dates of a series that are kept private
 */
record SeenEvents(
    Map<String, Entry.Found> found,
    List<Entry.Unreadable> faulty,
    Set<String> uidsOfFaulty,
    Set<String> kept) {

  private static final String BUSY = "busy";

  private static final Set<String> PRIVATE = Set.of("private", "personal");

  private static final Text CALENDAR = new Text("Kalenderen", "The calendar");

  private static final Reason OUTDATED =
      Reason.of(
          "",
          "outdated",
          "Arrangementet er eldre enn det kalenderen viste før (SEQUENCE, LAST-MODIFIED), og er ikke brukt. Det som står i felleskalenderen, er som før. Skal dette gjelde, lag arrangementet på nytt i kalenderen.",
          "The event is older than what the calendar showed before (SEQUENCE, LAST-MODIFIED) and was not used. What stands in the common calendar is as before. If this is to count, make the event anew in the calendar.");

  static SeenEvents of(List<Entry> entries) {
    SeenEvents seen =
        new SeenEvents(new LinkedHashMap<>(), new ArrayList<>(), new HashSet<>(), new HashSet<>());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Found event) {
        seen.found.put(event.event().at("/data/eventId").asString(), event);
      } else if (entry instanceof Entry.Unreadable fault) {
        seen.add(fault);
      }
    }
    return seen;
  }

  /** Of these neither what they say nor what they leave out counts, and their owner is told. */
  SeenEvents without(Set<String> outdated) {
    Map<String, Entry.Found> old = new LinkedHashMap<>();
    found.values().stream()
        .filter(event -> outdated.contains(event.uid()))
        .forEach(event -> old.putIfAbsent(event.uid(), event));
    found.values().removeIf(event -> outdated.contains(event.uid()));
    old.values().forEach(event -> faulty.add(outdated(event)));
    outdated.forEach(uid -> uidsOfFaulty.add(Json.sha256(uid)));
    return this;
  }

  /** What was not used of it is told its owner as faults are. */
  SeenEvents with(List<Text> unused) {
    for (Text text : unused) {
      Reason reason = Reason.of("", "not_used", text.nb(), text.en());
      add(new Entry.Unreadable(CALENDAR, "\n" + text.nb(), List.of(reason)));
    }
    return this;
  }

  private static Entry.Unreadable outdated(Entry.Found event) {
    return new Entry.Unreadable(event.place(), event.uid(), List.of(OUTDATED));
  }

  private void add(Entry.Unreadable fault) {
    if (isKept(fault)) {
      kept.add(fault.kept());
    } else {
      faulty.add(fault);
      uidsOfFaulty.add(uid(fault));
    }
  }

  /** Of what is not shared nobody need be told. */
  private static boolean isKept(Entry.Unreadable entry) {
    return isPrivate(entry) || saysBusy(entry);
  }

  private static boolean isPrivate(Entry.Unreadable entry) {
    return entry.reasons().stream().anyMatch(reason -> PRIVATE.contains(reason.code()));
  }

  private static boolean saysBusy(Entry.Unreadable entry) {
    return entry.reasons().stream().anyMatch(reason -> reason.code().equals(BUSY));
  }

  /** Whether the calendar shares no titles. */
  static boolean showsOnlyBusy(List<Entry> entries) {
    return !entries.isEmpty() && entries.stream().allMatch(SeenEvents::isBusy);
  }

  /** What is private as well is to be withdrawn if it was public before. */
  private static boolean isBusy(Entry entry) {
    return entry instanceof Entry.Unreadable fault && saysBusy(fault) && !isPrivate(fault);
  }

  boolean isEmpty() {
    return found.isEmpty() && faulty.isEmpty();
  }

  boolean has(KnownEvent event) {
    return found.containsKey(event.eventId()) || uidsOfFaulty.contains(event.uid());
  }

  /** An id can be a person's address, so it is not kept as it is. */
  static String uid(Entry entry) {
    return Json.sha256(entry.uid());
  }
}
