package no.nov.hub.group;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leaders of all groups meet at least once a year, so they are a group of their own. Who they
 * are follows from the groups; its owner can register no more of it than a name and a contact.
 */
final class LeadersGroup {

  static final String ID = "ledere";

  private static final String NAME = "Gruppelederne";

  private LeadersGroup() {}

  static String keyOf(String owner) {
    return owner + "/" + ID;
  }

  static boolean is(String key) {
    return key.endsWith("/" + ID);
  }

  static String ownerOf(String key) {
    return key.substring(0, key.length() - ID.length() - 1);
  }

  /** Whether its leader belongs to the leaders' group. */
  private static boolean counts(Registration group, LocalDate on) {
    return group.isOpen(on)
        && (group.kind() == Group.Kind.RESOURCE || group.kind() == Group.Kind.EXPERT);
  }

  /**
   * @param groups registered by one owner, in the order of their ids, its own registration of this
   *     one among them if there is one
   * @return empty if there are no groups to be led, or the owner has closed it
   */
  static Optional<Group> of(List<Registration> groups, LocalDate on) {
    Optional<Registration> own = groups.stream().filter(group -> is(group.key())).findFirst();
    List<Registration> led = groups.stream().filter(group -> counts(group, on)).toList();
    if (own.isPresent() ? !own.get().isOpen(on) : led.isEmpty()) {
      return Optional.empty();
    }
    Registration first = own.orElseGet(() -> led.get(0));
    return Optional.of(
        new Group(
            first.owner(),
            ID,
            Group.Kind.LEADERS,
            own.map(Registration::name).orElse(NAME),
            null,
            null,
            null,
            first.contact(on),
            own.map(Registration::showsAll).orElse(false),
            leaders(led, on)));
  }

  /** Who leads two is one person. */
  private static List<Member> leaders(List<Registration> led, LocalDate on) {
    Map<String, Member> leaders = new LinkedHashMap<>();
    for (Registration group : led) {
      group.leader(on).ifPresent(leader -> leaders.putIfAbsent(leader.address(), leader));
    }
    return leaders.values().stream().sorted(Comparator.comparing(Member::name)).toList();
  }
}
