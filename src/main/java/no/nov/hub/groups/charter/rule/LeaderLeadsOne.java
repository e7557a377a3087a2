package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.platform.message.Text;

/** R6, of resource groups of the same owner, by registration or by the last election. */
final class LeaderLeadsOne implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    if (group.leaders().isEmpty()) {
      return RuleResult.notApplicable(
          Proof.counted(
              group.at(), new Text("Gruppen har ingen leder", "The group has no leader")));
    }
    List<Proof> also = new ArrayList<>();
    for (String leader : group.leaders()) {
      group.facts().led().getOrDefault(leader, List.of()).stream()
          .filter(other -> !other.key().equals(group.group().key()))
          .forEach(other -> also.add(proof(leader, other, group)));
    }
    return also.isEmpty()
        ? RuleResult.kept(
            Proof.counted(group.at(), new Text("Leder ingen annen gruppe", "Leads no other group")))
        : RuleResult.broken(
            new Text(
                "Avtal hvilken gruppe lederen skal lede, og velg en annen i den andre.",
                "Agree which group the leader is to lead, and elect another in the other one."),
            also);
  }

  private static Proof proof(String leader, GroupThen other, GroupOnDay group) {
    return Proof.counted(
        group.at(),
        CharterTexts.text("%s leder også %s", "%s leads %s too", group.name(leader), other.name()));
  }
}
