package no.nov.hub.groups.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.meeting.Invitation.Recipient;
import no.nov.hub.platform.language.Language;

/**
 * One who should be at a meeting, whatever the number of its groups that the person is in.
 *
 * @param groups names of those groups
 * @param leads whether the person leads one of them
 */
record Invitee(Recipient person, List<String> groups, boolean leads) {

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
        new Recipient(
            member.address(),
            member.name(),
            Language.of(member.language()),
            member.zone(),
            member.informedOnly()),
        List.of(group.name()),
        member.address().equals(group.leader()));
  }

  private Invitee and(Invitee other) {
    List<String> both = new ArrayList<>(groups);
    both.addAll(other.groups);
    Recipient one =
        new Recipient(
            person.address(),
            person.name(),
            person.language(),
            person.zone(),
            person.informedOnly() && other.informedOnly());
    return new Invitee(one, List.copyOf(both), leads || other.leads);
  }

  String address() {
    return person.address();
  }

  boolean informedOnly() {
    return person.informedOnly();
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "Invitee[]";
  }
}
