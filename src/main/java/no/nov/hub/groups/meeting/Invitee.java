package no.nov.hub.groups.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.meeting.Invitation.Addressee;

/**
 * One who should be at a meeting, whatever the number of its groups that the person is in.
 *
 * @param groups names of those groups
 * @param leads whether the person leads one of them
 */
record Invitee(Addressee to, List<String> groups, boolean leads) {

  static Collection<Invitee> of(Collection<Group> groups) {
    Map<String, Invitee> invitees = new LinkedHashMap<>();
    for (Group group : groups) {
      for (Member member : group.members()) {
        invitees.merge(member.address(), of(member, group), Invitee::and);
      }
    }
    return invitees.values();
  }

  private static Invitee of(Member member, Group group) {
    return new Invitee(
        new Addressee(member.person(), member.zone(), member.informedOnly()),
        List.of(group.name()),
        member.address().equals(group.leader()));
  }

  private Invitee and(Invitee other) {
    List<String> both = new ArrayList<>(groups);
    both.addAll(other.groups);
    Addressee one =
        new Addressee(to.person(), to.zone(), to.informedOnly() && other.informedOnly());
    return new Invitee(one, List.copyOf(both), leads || other.leads);
  }

  String address() {
    return to.person().address();
  }

  boolean informedOnly() {
    return to.informedOnly();
  }
}
