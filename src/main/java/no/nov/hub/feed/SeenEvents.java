package no.nov.hub.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.file.Entry;
import no.nov.hub.message.Json;

/**
 * What stands in a calendar. A private event is none of the hub's business, so it is as if it were
 * not there; a faulty one is there.
 *
 * @param found by id; of two with the same id the last
 * @param uidsOfFaulty hashes of the ids of events or series that cannot be read
 */
record SeenEvents(
    Map<String, Entry.Found> found, List<Entry.Unreadable> faulty, Set<String> uidsOfFaulty) {

  private static final String PRIVATE = "private";

  static SeenEvents of(List<Entry> entries) {
    SeenEvents seen = new SeenEvents(new LinkedHashMap<>(), new ArrayList<>(), new HashSet<>());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Found event) {
        seen.found.put(event.event().at("/data/eventId").asString(), event);
      } else if (entry instanceof Entry.Unreadable fault && !isPrivate(fault)) {
        seen.faulty.add(fault);
        seen.uidsOfFaulty.add(uid(fault));
      }
    }
    return seen;
  }

  private static boolean isPrivate(Entry.Unreadable entry) {
    return entry.reasons().stream().anyMatch(reason -> reason.code().equals(PRIVATE));
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
