package no.nov.hub.charter;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.group.GroupThen;
import no.nov.hub.membership.MemberLists;

/**
 * All that is known of an owner's groups on a day.
 *
 * @param meetings by group, held and ahead, by day
 * @param evidence by group, the newest first; what is of the whole association under the owner
 * @param warnings the days on which a member was warned, by {@link #seat}
 * @param events those of the last year that each group was invited to, by eventId
 */
record Facts(
    String owner,
    LocalDate at,
    List<GroupThen> groups,
    Charters charters,
    Map<String, List<Held>> meetings,
    Map<String, List<Evidence>> evidence,
    Map<String, List<LocalDate>> warnings,
    Map<String, Map<String, Event>> events,
    Optional<MemberLists.Answer> members) {

  record Event(String title, LocalDate day) {}

  static Map<String, List<Evidence>> byGroup(List<Evidence> evidence) {
    return evidence.stream().collect(groupingBy(Evidence::groupKey));
  }

  List<Evidence> evidence(String groupKey) {
    return evidence.getOrDefault(groupKey, List.of());
  }

  List<Evidence> elections(String groupKey, String role) {
    return evidence(groupKey).stream().filter(each -> each.isElectionOf(role)).toList();
  }

  Optional<Evidence> elected(String groupKey, String role) {
    return elections(groupKey, role).stream()
        .filter(each -> !each.termFrom().isAfter(at))
        .findFirst()
        .filter(each -> each.isTermOn(at));
  }

  static String seat(String groupKey, String person) {
    return groupKey + " " + person;
  }

  List<LocalDate> warnings(String groupKey, String person) {
    return warnings.getOrDefault(seat(groupKey, person), List.of());
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Facts[%s, %s]".formatted(owner, at);
  }
}
