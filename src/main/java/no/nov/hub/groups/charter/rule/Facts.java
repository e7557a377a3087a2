package no.nov.hub.groups.charter.rule;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.shared.membership.MemberListTables;

/**
 * All that is known of an owner's groups on a day.
 *
 * @param led the resource groups that each person leads, by registration or by the last election
 * @param meetings by group, held and ahead, by day
 * @param evidence by group, the newest first; what is of the whole association under the owner
 * @param warnings the days on which a member was warned, by {@link #seat}
 * @param events those of the last year that each group was invited to, by eventId
 */
public record Facts(
    String owner,
    LocalDate at,
    List<GroupThen> groups,
    Map<String, List<GroupThen>> led,
    Charters charters,
    Map<String, List<MeetingThen>> meetings,
    Map<String, List<Evidence>> evidence,
    Map<String, List<LocalDate>> warnings,
    Map<String, Map<String, Event>> events,
    Optional<MemberListTables.Answer> members) {

  public record Event(String title, LocalDate day) {}

  public static Map<String, List<Evidence>> byGroup(List<Evidence> evidence) {
    return evidence.stream().collect(groupingBy(Evidence::groupKey));
  }

  List<Evidence> evidence(String groupKey) {
    return evidence.getOrDefault(groupKey, List.of());
  }

  List<Evidence> elections(String groupKey, String role) {
    return elections(evidence(groupKey), role);
  }

  private static List<Evidence> elections(List<Evidence> evidence, String role) {
    return evidence.stream().filter(each -> each.isElectionOf(role)).toList();
  }

  Optional<Evidence> elected(String groupKey, String role) {
    return elected(evidence(groupKey), role, at);
  }

  private static Optional<Evidence> elected(List<Evidence> evidence, String role, LocalDate at) {
    return elections(evidence, role).stream()
        .filter(each -> !each.termFrom().isAfter(at))
        .findFirst()
        .filter(each -> each.isTermOn(at));
  }

  /** Who leads by the registration, and who does by the last election; mostly one. */
  static Set<String> leaders(GroupThen group, List<Evidence> evidence, LocalDate at) {
    Set<String> leaders = new TreeSet<>();
    elected(evidence, "leader", at).map(Evidence::person).ifPresent(leaders::add);
    Optional.ofNullable(group.leader()).ifPresent(leaders::add);
    return leaders;
  }

  public static Map<String, List<GroupThen>> led(
      List<GroupThen> groups, Map<String, List<Evidence>> evidence, LocalDate at) {
    Map<String, List<GroupThen>> led = new HashMap<>();
    for (GroupThen group : groups) {
      if (group.kind() == Group.Kind.RESOURCE) {
        leaders(group, evidence.getOrDefault(group.key(), List.of()), at)
            .forEach(leader -> led.computeIfAbsent(leader, each -> new ArrayList<>()).add(group));
      }
    }
    return led;
  }

  public static String seat(String groupKey, String person) {
    return groupKey + " " + person;
  }

  public List<LocalDate> warnings(String groupKey, String person) {
    return warnings.getOrDefault(seat(groupKey, person), List.of());
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Facts[%s, %s]".formatted(owner, at);
  }
}
