package no.nov.hub.shared.event;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds events that are one and the same because each of two organisers published it and named the
 * other. They consent to each other by that, and the later one is folded into the first, so that
 * the calendar shows one. Whoever has withheld consent in words is not taken to have given it.
 */
final class EventMerging {

  private record Consent(EventKey event, String participant) {}

  private final Map<EventKey, EventKey> foldedInto = new HashMap<>();
  private final Set<Consent> consents = new HashSet<>();

  private EventMerging() {}

  static EventMerging of(Collection<EventState> events, Consents said) {
    EventMerging eventMerging = new EventMerging();
    Map<String, List<EventState>> alike =
        events.stream()
            .filter(event -> event.foldKey().isPresent())
            .collect(groupingBy(event -> event.foldKey().get()));
    alike.values().forEach(group -> eventMerging.fold(group, said));
    return eventMerging;
  }

  /** An event is folded only into one that is shown itself and names its organiser. */
  private void fold(List<EventState> group, Consents said) {
    List<EventState> before = new ArrayList<>();
    group.sort(Comparator.comparingLong(EventState::firstOffset));
    for (EventState event : group) {
      for (EventState earlier : before) {
        if (isSame(event, earlier, said)) {
          consents.add(new Consent(event.key(), earlier.key().organiser()));
          consents.add(new Consent(earlier.key(), event.key().organiser()));
          if (!foldedInto.containsKey(earlier.key())) {
            foldedInto.putIfAbsent(event.key(), earlier.key());
          }
        }
      }
      before.add(event);
    }
  }

  private static boolean isSame(EventState a, EventState b, Consents said) {
    String organiserOfA = a.key().organiser();
    String organiserOfB = b.key().organiser();
    return !organiserOfA.equals(organiserOfB)
        && a.names(organiserOfB)
        && b.names(organiserOfA)
        && !said.withheld(a.key(), organiserOfB)
        && !said.withheld(b.key(), organiserOfA);
  }

  /** The event shown in this one's place, or null. */
  EventKey foldedInto(EventKey event) {
    return foldedInto.get(event);
  }

  boolean consented(EventKey event, String participant) {
    return consents.contains(new Consent(event, participant));
  }
}
