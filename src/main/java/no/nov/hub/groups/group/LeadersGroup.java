package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.OwnedKey;

/**
 * The leaders of all groups meet at least once a year, so they are a group of their own. Who they
 * are follows from the groups; its owner can register no more of it than a name and a contact.
 */
final class LeadersGroup {

  static final String ID = "ledere";

  private static final String NAME = "Gruppelederne";

  private LeadersGroup() {}

  static String keyOf(String owner) {
    return new OwnedKey(owner, ID).toString();
  }

  static boolean is(String key) {
    return key.endsWith("/" + ID);
  }

  /**
   * @param groups registered by one owner, in the order of their ids, what is registered of this
   *     one among them
   * @return empty if nothing is registered of it and there are no groups to be led
   */
  static Optional<Registration> of(List<Registration> groups, LocalDate on) {
    List<Registration> led =
        groups.stream().filter(group -> group.isOpen(on) && isLed(group)).toList();
    return groups.stream()
        .filter(group -> is(group.key()))
        .findFirst()
        .or(() -> led.stream().findFirst().map(LeadersGroup::unnamed))
        .map(named -> named.as(Group.Kind.LEADERS, leaders(led, on)));
  }

  private static boolean isLed(Registration group) {
    return group.kind() == Group.Kind.RESOURCE || group.kind() == Group.Kind.EXPERT;
  }

  /** Who writes to the first group writes to the leaders too, until the owner says otherwise. */
  private static Registration unnamed(Registration first) {
    return new Registration(
        first.owner(),
        ID,
        Group.Kind.LEADERS,
        NAME,
        null,
        null,
        null,
        first.contact(),
        first.substitute(),
        false,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** Who leads two groups is one person. */
  private static List<Seat> leaders(List<Registration> led, LocalDate on) {
    Map<String, Seat> leaders = new LinkedHashMap<>();
    for (Registration group : led) {
      group.leader(on).ifPresent(seat -> leaders.putIfAbsent(seat.member().address(), seat));
    }
    return List.copyOf(leaders.values());
  }
}
