package no.nov.hub.groups.minutes.content;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.meeting.Meetings.Told;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Recipient;

/**
 * Whom a meeting was for: those who were called to it, since a roster may have been sent anew after
 * it, and those who were members that day. Found by address, or by a name that only one has.
 */
public final class People {

  /**
   * @param firstMessage Message-ID of the invitation; null for one who got none
   * @param declined whether the answer to the invitation was no
   */
  public record Known(
      Recipient person, boolean informedOnly, String firstMessage, boolean declined) {

    public String address() {
      return person.address();
    }

    public String name() {
      return person.name();
    }
  }

  private static final Set<Participation> DECLINED =
      Set.of(Participation.DECLINED, Participation.DELEGATED);

  private final Map<String, Known> byAddress = new LinkedHashMap<>();

  private People() {}

  static People of(List<Told> told, List<Group> groups) {
    People people = new People();
    told.stream().filter(Told::invited).map(People::known).forEach(people::add);
    groups.stream()
        .flatMap(group -> group.members().stream())
        .map(People::known)
        .forEach(people::add);
    return people;
  }

  private static Known known(Told told) {
    return new Known(
        told.person(), told.informedOnly(), told.firstMessage(), DECLINED.contains(told.answer()));
  }

  private static Known known(Member member) {
    return new Known(member.person(), member.informedOnly(), null, false);
  }

  private void add(Known person) {
    byAddress.putIfAbsent(person.address(), person);
  }

  public Collection<Known> all() {
    return byAddress.values();
  }

  /**
   * @param address or null
   * @param name or null; looked at only without an address
   */
  public Optional<Known> find(String address, String name) {
    if (address != null) {
      return Optional.ofNullable(byAddress.get(address));
    }
    List<Known> named =
        byAddress.values().stream()
            .filter(each -> Names.plain(each.name()).equals(Names.plain(name)))
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }
}
