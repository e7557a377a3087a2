package no.nov.hub.app.user;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.group.Person;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;

/**
 * Roles that registered groups offer: to their contact and their leader, who have none of that kind
 * yet. Whoever manages people confirms.
 */
@Component
class OfferedRoles {

  private final Groups groups;
  private final Users users;
  private final Nov nov;
  private final Clock clock;

  OfferedRoles(Groups groups, Users users, Nov nov, Clock clock) {
    this.groups = groups;
    this.users = users;
    this.nov = nov;
    this.clock = clock;
  }

  /**
   * @param participant for whom the role is
   * @param group as {@link Group#key()}
   */
  record Offer(
      String name, String address, Role role, String participant, String group, String groupName) {

    /** The same for the same offer, as long as it stands. */
    String key() {
      return String.join(" ", role.name(), participant, group, address);
    }

    GivenRole given(UUID user, LocalDate from) {
      String led = role == Role.LEADER ? group : null;
      return new GivenRole(UUID.randomUUID(), user, role, participant, led, from, null);
    }
  }

  List<Offer> of(List<Participant> managed) {
    Map<UUID, String> addresses =
        users.all().stream().collect(Collectors.toMap(User::id, User::address));
    return managed.stream().flatMap(participant -> of(participant, addresses)).toList();
  }

  private Stream<Offer> of(Participant participant, Map<UUID, String> addresses) {
    Set<String> held =
        users.rolesFor(participant.id()).stream()
            .map(role -> key(role.role(), role.groupId(), addresses.get(role.userId())))
            .collect(Collectors.toCollection(HashSet::new));
    return Stream.of(participant.id(), nov.id())
        .filter(owner -> nov.maySpeakFor(participant, owner))
        .flatMap(owner -> groups.of(owner, LocalDate.now(clock)).stream())
        .flatMap(group -> of(group, participant.id()).stream())
        // A contact of several groups is offered the role once.
        .filter(offer -> held.add(key(offer)));
  }

  private static String key(Offer offer) {
    return key(offer.role(), offer.role() == Role.LEADER ? offer.group() : null, offer.address());
  }

  private static String key(Role role, String group, String address) {
    return role + " " + group + " " + address;
  }

  private static List<Offer> of(Group group, String participant) {
    List<Offer> offers = new ArrayList<>();
    if (group.contact().isReachable()) {
      offers.add(offer(group.contact(), Role.CONTACT, participant, group));
    }
    Map<String, Member> members =
        group.members().stream()
            .collect(
                Collectors.toMap(
                    Member::address, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    Member leader = group.leader() == null ? null : members.get(group.leader());
    if (leader != null && !Erasure.isMark(leader.address())) {
      offers.add(
          offer(new Person(leader.name(), leader.address()), Role.LEADER, participant, group));
    }
    return offers;
  }

  private static Offer offer(Person person, Role role, String participant, Group group) {
    return new Offer(person.name(), person.address(), role, participant, group.key(), group.name());
  }
}
