package no.nov.hub.groups.charter.rule;

import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.message.Text;

/** R5: in elected terms, all that the leader has had in this group. */
final class LeaderIsReplaced implements CharterRule {

  private static final int MONTHS_A_YEAR = 12;

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    if (group.leaders().isEmpty()) {
      return RuleResult.notApplicable(
          Proof.counted(
              group.at(), new Text("Gruppen har ingen leder", "The group has no leader")));
    }
    RuleState worst = RuleState.NO_EVIDENCE;
    List<Proof> evidence = new ArrayList<>();
    for (String leader : group.leaders()) {
      List<Evidence> elections =
          group.elections("leader").stream().filter(e -> leader.equals(e.person())).toList();
      elections.forEach(election -> evidence.add(proof(election, group)));
      if (!elections.isEmpty()) {
        worst = worse(worst, state(elections, group, terms));
      }
    }
    return switch (worst) {
      case BROKEN -> RuleResult.broken(another(), evidence);
      case AT_RISK -> RuleResult.atRisk(another(), evidence);
      case NO_EVIDENCE ->
          RuleResult.noEvidence(
              new Text(
                  "Meld valgene av lederen, så telles årene.",
                  "Record the elections of the leader, and the years are counted."));
      default -> RuleResult.kept(evidence);
    };
  }

  private static RuleState state(List<Evidence> elections, GroupOnDay group, Terms terms) {
    int months = elections.stream().mapToInt(Evidence::termMonths).sum();
    int most = terms.most() * MONTHS_A_YEAR;
    boolean endsSoon = !elections.get(0).termEnd().isAfter(group.at().plusDays(terms.warnDays()));
    if (months > most) {
      return RuleState.BROKEN;
    }
    return months == most && endsSoon ? RuleState.AT_RISK : RuleState.KEPT;
  }

  private static RuleState worse(RuleState one, RuleState other) {
    if (one == RuleState.BROKEN || other == RuleState.BROKEN) {
      return RuleState.BROKEN;
    }
    return one == RuleState.AT_RISK || other == RuleState.AT_RISK
        ? RuleState.AT_RISK
        : RuleState.KEPT;
  }

  private static Proof proof(Evidence election, GroupOnDay group) {
    return Proof.said(
        election,
        CharterTexts.text(
            "%s valgt fra %s for %d måneder",
            "%s elected from %s for %d months",
            group.name(election.person()),
            election.termFrom(),
            election.termMonths()));
  }

  private static Text another() {
    return new Text(
        "Velg en annen til leder på neste møte.", "Elect another leader at the next meeting.");
  }
}
