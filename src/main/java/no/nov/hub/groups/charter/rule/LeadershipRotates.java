package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Text;

/**
 * R14: somebody else was elected within the period, or the leader is in the first year. An
 * exception says where complexity or special competence speaks against it.
 */
final class LeadershipRotates implements CharterRule {

  private static final int A_YEAR = 12;

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    LocalDate begin = group.at().minusMonths(terms.periodMonths());
    List<Evidence> elections =
        group.elections("leader").stream().filter(each -> each.termEnd().isAfter(begin)).toList();
    if (elections.isEmpty()) {
      return RuleResult.noEvidence(
          new Text(
              "Meld valgene av leder, så ses det om ledelsen går på omgang.",
              "Record the elections of leaders, and it is seen whether leadership rotates."));
    }
    List<Proof> evidence =
        elections.stream()
            .map(
                each ->
                    Proof.said(
                        each,
                        CharterTexts.text("%s valgt", "%s elected", group.name(each.person()))))
            .toList();
    Set<String> leaders = elections.stream().map(Evidence::person).collect(Collectors.toSet());
    int months = elections.stream().mapToInt(Evidence::termMonths).sum();
    if (leaders.size() > 1 || months <= A_YEAR) {
      return RuleResult.kept(evidence);
    }
    Text next =
        new Text(
            "Velg en annen neste gang, eller meld et unntak med begrunnelse.",
            "Elect another next time, or record an exception with the reason.");
    return months >= terms.periodMonths()
        ? RuleResult.broken(next, evidence)
        : RuleResult.atRisk(next, evidence);
  }
}
