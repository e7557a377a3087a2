package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;

/**
 * How one rule stands for one group.
 *
 * @param next what to do, or null if there is nothing
 * @param gaps who is not represented, where a rule asks for that
 */
public record Judgement(State state, List<Proof> evidence, Text next, List<String> gaps) {

  static Judgement kept(List<Proof> evidence) {
    return new Judgement(State.KEPT, evidence, null, List.of());
  }

  static Judgement kept(Proof evidence) {
    return kept(List.of(evidence));
  }

  static Judgement atRisk(Text next, List<Proof> evidence) {
    return new Judgement(State.AT_RISK, evidence, next, List.of());
  }

  static Judgement broken(Text next, List<Proof> evidence) {
    return new Judgement(State.BROKEN, evidence, next, List.of());
  }

  static Judgement noEvidence(Text next, List<Proof> evidence) {
    return new Judgement(State.NO_EVIDENCE, evidence, next, List.of());
  }

  static Judgement noEvidence(Text next) {
    return noEvidence(next, List.of());
  }

  public static Judgement notApplicable(Proof why) {
    return new Judgement(State.NOT_APPLICABLE, List.of(why), null, List.of());
  }

  Judgement withGaps(List<String> missing) {
    return new Judgement(state, evidence, next, missing);
  }
}
