package no.nov.hub.groups.charter.rule;

import java.util.List;
import no.nov.hub.platform.message.Text;

/** R12. */
final class WritesInPublic implements CharterRule {

  @Override
  public RuleResult judge(GroupOnDay group, Terms terms) {
    List<Evidence> all = group.evidence(EvidenceKind.OP_ED);
    List<Evidence> recent = group.recent(EvidenceKind.OP_ED, terms.periodMonths());
    if (all.isEmpty()) {
      return RuleResult.noEvidence(write());
    }
    return recent.size() < terms.least()
        ? RuleResult.broken(write(), all.stream().limit(1).map(WritesInPublic::proof).toList())
        : RuleResult.kept(recent.stream().map(WritesInPublic::proof).toList());
  }

  private static Proof proof(Evidence opEd) {
    return Proof.said(opEd, CharterTexts.text("«%s»", "“%s”", opEd.text("title").orElse("")));
  }

  private static Text write() {
    return new Text(
        "Skriv en kronikk eller et debattinnlegg, og meld det når det er på trykk.",
        "Write an op-ed, and record it when it is printed.");
  }
}
