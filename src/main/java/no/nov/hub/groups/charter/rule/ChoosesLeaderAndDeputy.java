package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.platform.message.Text;

/** F1. */
final class ChoosesLeaderAndDeputy implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Proof> evidence = new ArrayList<>();
    boolean leader = isChosen("leader", group, evidence);
    boolean deputy = isChosen("deputy", group, evidence);
    if (leader && deputy) {
      return RuleResult.kept(evidence);
    }
    boolean vacant =
        (!leader && group.group().leader() == null) || (!deputy && group.group().deputy() == null);
    return vacant
        ? RuleResult.broken(
            new Text(
                "Velg leder og nestleder på neste møte, og meld valget.",
                "Choose leader and deputy at the next meeting, and record the election."),
            evidence)
        : RuleResult.noEvidence(
            new Text(
                "Meld når leder og nestleder ble valgt.",
                "Record when leader and deputy were chosen."),
            evidence);
  }

  private static boolean isChosen(String role, GroupOnDay group, List<Proof> evidence) {
    Optional<Evidence> election = group.elected(role);
    Text what =
        role.equals("leader") ? new Text("leder", "leader") : new Text("nestleder", "deputy");
    election.ifPresent(
        each ->
            evidence.add(
                Proof.said(
                    each,
                    CharterTexts.text(
                        "%s valgt til %s", "%s chosen as %s", group.name(each.person()), what))));
    return election.isPresent();
  }
}
