package no.nov.hub.group;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The groups as they are on a day. */
@Component
public class Groups {

  private final GroupRows rows;

  Groups(GroupRows rows) {
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
            .map(LeadersGroup::ownerOf)
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
      Set<String> wanted = known(keys);
      Set<String> owners =
          wanted.stream()
              .map(key -> key.substring(0, key.indexOf('/')))
              .collect(Collectors.toSet());
      List<Registration> near =
          registered.stream().filter(each -> owners.contains(each.owner())).toList();
      return shown(near, on).stream().filter(group -> wanted.contains(group.key())).toList();
    }
  }

  /** All open groups of an owner, that of the leaders among them. */
  public List<Group> of(String owner, LocalDate on) {
    return shown(rows.of(owner), on);
  }

  private static List<Group> shown(List<Registration> registered, LocalDate on) {
    List<Group> groups = new ArrayList<>();
    registered.stream()
        .filter(group -> group.isOpen(on) && !LeadersGroup.is(group.key()))
        .forEach(group -> groups.add(group.on(on)));
    Map<String, List<Registration>> byOwner =
        registered.stream().collect(groupingBy(Registration::owner));
    byOwner.values().forEach(own -> LeadersGroup.of(own, on).ifPresent(groups::add));
    groups.sort((a, b) -> a.key().compareTo(b.key()));
    return groups;
  }
}
