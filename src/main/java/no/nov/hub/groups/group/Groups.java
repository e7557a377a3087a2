package no.nov.hub.groups.group;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.stereotype.Component;

/** The groups as they are on a day. */
@Component
public class Groups {

  private final GroupQueries rows;

  Groups(GroupQueries rows) {
    this.rows = rows;
  }

  /**
   * The open groups among these, in the order of their keys; what is unknown or closed is left out.
   *
   * @param keys as {@link Group#key()}
   */
  public List<Group> find(Collection<String> keys, LocalDate on) {
    return load(keys).find(keys, on);
  }

  /** For many meetings, each on a day of its own: everything that {@link #find} needs, at once. */
  public Loaded load(Collection<String> keys) {
    Set<String> wanted = known(keys);
    if (wanted.isEmpty()) {
      return new Loaded(List.of());
    }
    Set<String> led =
        wanted.stream()
            .filter(LeadersGroup::is)
            .map(key -> OwnedKey.parse(key).owner())
            .collect(Collectors.toSet());
    return new Loaded(rows.find(wanted, led));
  }

  private static Set<String> known(Collection<String> keys) {
    return keys.stream().filter(key -> key.contains("/")).collect(Collectors.toSet());
  }

  /** Groups as they were registered, which are other on other days. */
  public static final class Loaded {

    private final List<Registration> registered;

    private Loaded(List<Registration> registered) {
      this.registered = registered;
    }

    /** As {@link Groups#find}, of keys that were loaded. */
    public List<Group> find(Collection<String> keys, LocalDate on) {
      return among(keys, on).stream()
          .filter(group -> group.isOpen(on))
          .map(group -> group.on(on))
          .toList();
    }

    /** Who writes to the first of these groups that day; to a closed one, if none is open. */
    public Optional<Person> contact(Collection<String> keys, LocalDate on) {
      return among(keys, on).stream()
          .min(Comparator.comparing(group -> !group.isOpen(on)))
          .map(group -> group.on(on).contact())
          .filter(Person::isReachable);
    }

    /** Of those that are registered, closed ones too. */
    public List<String> names(Collection<String> keys, LocalDate on) {
      return among(keys, on).stream().map(Registration::name).toList();
    }

    private List<Registration> among(Collection<String> keys, LocalDate on) {
      Set<String> wanted = known(keys);
      Set<String> owners =
          wanted.stream().map(key -> OwnedKey.parse(key).owner()).collect(Collectors.toSet());
      List<Registration> near =
          registered.stream().filter(each -> owners.contains(each.owner())).toList();
      return withLeaders(near, on).stream().filter(each -> wanted.contains(each.key())).toList();
    }
  }

  /** All open groups of an owner, that of the leaders among them, in the order of their keys. */
  public List<Group> of(String owner, LocalDate on) {
    return open(rows.of(owner), on);
  }

  /**
   * What the groups of an owner were on a day, as far as the hub knew by then; without that of the
   * leaders, and in two queries. In the order of their keys.
   */
  public List<GroupThen> at(String owner, LocalDate day) {
    return rows.at(owner, day);
  }

  /** As {@link #at(String, LocalDate)}, of one group. */
  public Optional<GroupThen> at(String owner, String groupId, LocalDate day) {
    return rows.at(owner, groupId, day);
  }

  /** All groups of an owner with all that was registered, closed ones too. */
  List<Registration> registered(String owner, LocalDate on) {
    return withLeaders(rows.of(owner), on);
  }

  private static List<Group> open(List<Registration> registered, LocalDate on) {
    return withLeaders(registered, on).stream()
        .filter(group -> group.isOpen(on))
        .map(group -> group.on(on))
        .toList();
  }

  /** With what each owner's leaders' group is in the place of what is registered of it. */
  private static List<Registration> withLeaders(List<Registration> registered, LocalDate on) {
    Map<String, List<Registration>> byOwner =
        registered.stream().collect(groupingBy(Registration::owner));
    List<Registration> groups = new ArrayList<>();
    for (List<Registration> own : byOwner.values()) {
      own.stream().filter(group -> !LeadersGroup.is(group.key())).forEach(groups::add);
      LeadersGroup.of(own, on).ifPresent(groups::add);
    }
    groups.sort(Comparator.comparing(Registration::key));
    return groups;
  }
}
