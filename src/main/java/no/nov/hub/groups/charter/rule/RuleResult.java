package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * How one rule stands for one group.
 *
 * @param next what to do, or null if there is nothing
 * @param gaps who is not represented, where a rule asks for that
 */
public record RuleResult(RuleState state, List<Proof> evidence, Text next, List<String> gaps) {

  static RuleResult kept(List<Proof> evidence) {
    return new RuleResult(RuleState.KEPT, evidence, null, List.of());
  }

  static RuleResult kept(Proof evidence) {
    return kept(List.of(evidence));
  }

  static RuleResult atRisk(Text next, List<Proof> evidence) {
    return new RuleResult(RuleState.AT_RISK, evidence, next, List.of());
  }

  static RuleResult broken(Text next, List<Proof> evidence) {
    return new RuleResult(RuleState.BROKEN, evidence, next, List.of());
  }

  static RuleResult noEvidence(Text next, List<Proof> evidence) {
    return new RuleResult(RuleState.NO_EVIDENCE, evidence, next, List.of());
  }

  static RuleResult noEvidence(Text next) {
    return noEvidence(next, List.of());
  }

  public static RuleResult notApplicable(Proof why) {
    return new RuleResult(RuleState.NOT_APPLICABLE, List.of(why), null, List.of());
  }

  RuleResult withGaps(List<String> missing) {
    return new RuleResult(state, evidence, next, missing);
  }
}
