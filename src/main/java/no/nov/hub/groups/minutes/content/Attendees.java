package no.nov.hub.groups.minutes.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.mail.person.Erasure;
import tools.jackson.databind.JsonNode;

/**
 * Who was there and who was not: whoever was called and is not named was absent, with notice if the
 * answer was no; whoever was there and was not called is a guest. One who gets everything for
 * information is absent from nothing.
 */
final class Attendees {

  private Attendees() {}

  /** Those present and guests as listed, then those absent by name. */
  static List<Attendee> of(JsonNode attendance, People people) {
    Map<String, Attendee> there = new LinkedHashMap<>();
    attendance.forEach(each -> add(each, people, there));
    List<Attendee> absent = new ArrayList<>();
    for (People.Known person : people.all()) {
      Attendee said = there.get(person.address());
      if (said == null && !person.informedOnly()) {
        absent.add(
            new Attendee(
                person.address(), person.name(), null, AttendanceState.ABSENT, person.declined()));
      } else if (said != null && said.state() == AttendanceState.ABSENT) {
        absent.add(there.remove(person.address()));
      }
    }
    absent.sort(Comparator.comparing(Attendee::name));
    List<Attendee> all = new ArrayList<>(there.values());
    all.addAll(absent);
    return all;
  }

  private static void add(JsonNode each, People people, Map<String, Attendee> there) {
    String address = each.path("address").asString(null);
    String name = each.path("name").asString(null);
    String organisation = each.path("organisation").asString(null);
    boolean present = each.get("present").asBoolean();
    if (Erasure.NAMELESS.equals(address)) {
      String mark = "erased " + there.size();
      AttendanceState state = present ? AttendanceState.PRESENT : AttendanceState.ABSENT;
      there.put(mark, new Attendee(mark, Erasure.NAMELESS, null, state, !present));
      return;
    }
    Optional<People.Known> known = people.find(address, name);
    if (known.isPresent()) {
      AttendanceState state = present ? AttendanceState.PRESENT : AttendanceState.ABSENT;
      String person = known.get().address();
      there.merge(
          person,
          new Attendee(person, known.get().name(), organisation, state, !present),
          (one, other) -> one.state() == AttendanceState.PRESENT ? one : other);
    } else if (present) {
      String person = address == null ? Names.plain(name) : address;
      there.putIfAbsent(
          person,
          new Attendee(
              person, name == null ? address : name, organisation, AttendanceState.GUEST, false));
    }
  }
}
